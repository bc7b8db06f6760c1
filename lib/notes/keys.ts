import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, type KeyObject, sign, verify } from 'node:crypto'

/** What the byte before a public key says about it (C2SP, signed-note). */
export const ED25519 = 0x01
/** Of a witness: Ed25519 over a checkpoint with a time (C2SP, tlog-cosignature). */
export const COSIGNATURE = 0x04

const KEY_BYTES = 32
const ID_BYTES = 4
/** Raw Ed25519 keys have no form in node:crypto; these are the fixed DER headers before them (RFC 8410). */
const PUBLIC_DER = Buffer.from('302a300506032b6570032100', 'hex')
const PRIVATE_DER = Buffer.from('302e020100300506032b657004220420', 'hex')
export const SIGNATURE_BYTES = 64
const NAME_LENGTH = 200

/** A public key with the name under which it signs. */
export interface Verifier {
  name: string
  /** Hex. */
  id: string
  type: typeof ED25519 | typeof COSIGNATURE
  /** The 32 bytes of the key. */
  publicKey: Buffer
}

/** What is wrong with the text of a key. The message never quotes the text, which may be secret. */
export class KeyFormatError extends Error {}

/** Returns whether a text may name a key: no spaces, no plus sign, no control characters. */
export function isKeyName(text: string): boolean {
  return text.length > 0 && text.length <= NAME_LENGTH && /^[^\s+\p{C}]+$/u.test(text)
}

export function verifierOf(name: string, publicKey: Buffer, type: Verifier['type'] = ED25519): Verifier {
  if (!isKeyName(name)) throw new KeyFormatError('the name of a key must have no spaces and no plus sign')
  if (publicKey.length !== KEY_BYTES) throw new KeyFormatError('a public key must have 32 bytes')
  return { name, id: keyId(name, publicKey, type), type, publicKey }
}

/** Returns the verifier key as text: `name+id+base64`. */
export function vkeyOf({ name, id, type, publicKey }: Verifier): string {
  return `${name}+${id}+${Buffer.concat([Buffer.of(type), publicKey]).toString('base64')}`
}

/** Reads a verifier key. @throws KeyFormatError */
export function readVkey(text: string): Verifier {
  const { name, id, type, bytes } = readKeyText(text, 'a public key')
  if (type !== ED25519 && type !== COSIGNATURE) throw new KeyFormatError('a public key must be of Ed25519')
  const verifier = verifierOf(name, bytes, type)
  if (verifier.id !== id) throw new KeyFormatError('the id of a public key is not that of its name and bytes')
  return verifier
}

/**
 * Returns the keys of a file: one in each line, but for empty lines and those that begin with `#`.
 * @throws KeyFormatError
 */
export function readVkeyFile(text: string): Verifier[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(readVkey)
}

/** A private key with the name of the installation. Its logs have names that begin with this one. */
export interface PrivateKey {
  name: string
  publicKey: Buffer
  /** Returns the 64 bytes of the signature. */
  sign: (text: string) => Buffer
}

/** Returns the text of a new private key, as Go's `note.GenerateKey` makes it. @throws KeyFormatError */
export function newPrivateKey(name: string): string {
  const { privateKey } = generateKeyPairSync('ed25519')
  return privateKeyText(name, privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(PRIVATE_DER.length))
}

/** Returns the text of a private key made of 32 bytes. */
export function privateKeyText(name: string, seed: Buffer): string {
  const publicKey = rawPublic(privateOf(seed))
  if (!isKeyName(name)) throw new KeyFormatError('the name of a key must have no spaces and no plus sign')
  const encoded = Buffer.concat([Buffer.of(ED25519), seed]).toString('base64')
  return `PRIVATE+KEY+${name}+${keyId(name, publicKey, ED25519)}+${encoded}`
}

/** Reads the text of a private key. @throws KeyFormatError */
export function readPrivateKey(text: string): PrivateKey {
  const trimmed = text.trim()
  if (!trimmed.startsWith('PRIVATE+KEY+')) throw new KeyFormatError('a private key must begin with PRIVATE+KEY+')
  const { name, id, type, bytes } = readKeyText(trimmed.slice('PRIVATE+KEY+'.length), 'a private key')
  if (type !== ED25519 || bytes.length !== KEY_BYTES) throw new KeyFormatError('a private key must be of Ed25519')
  const key = privateOf(bytes)
  const publicKey = rawPublic(key)
  if (keyId(name, publicKey, ED25519) !== id)
    throw new KeyFormatError('the id of a private key is not that of its name and bytes')
  return { name, publicKey, sign: (message) => sign(null, Buffer.from(message, 'utf8'), key) }
}

/** Returns whether the key made the signature over the bytes. */
export function isSignedBy(publicKey: Buffer, message: Buffer, signature: Buffer): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false
  try {
    const key = createPublicKey({ key: Buffer.concat([PUBLIC_DER, publicKey]), format: 'der', type: 'spki' })
    return verify(null, message, key, signature)
  } catch {
    // Bytes that are no point of the curve.
    return false
  }
}

function keyId(name: string, publicKey: Buffer, type: number): string {
  const parts = [Buffer.from(`${name}\n`, 'utf8'), Buffer.of(type), publicKey]
  return hash('sha256', Buffer.concat(parts), 'buffer').subarray(0, ID_BYTES).toString('hex')
}

function readKeyText(text: string, what: string) {
  const [name = '', id = '', ...rest] = text.trim().split('+')
  // Base64 may itself contain plus signs.
  const encoded = rest.join('+')
  const bytes = readBase64(encoded)
  if (!isKeyName(name) || !/^[0-9a-f]{8}$/.test(id) || !bytes || bytes.length < 2)
    throw new KeyFormatError(`${what} must look like name+0123abcd+base64`)
  return { name, id, type: bytes[0], bytes: bytes.subarray(1) }
}

/** Returns the bytes of base64 with padding, or null when the text is not exactly what these bytes are written as. */
export function readBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : null
}

const privateOf = (seed: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PRIVATE_DER, seed]), format: 'der', type: 'pkcs8' })
const rawPublic = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC_DER.length)
