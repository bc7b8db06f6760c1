import { createCipheriv, createDecipheriv, hash, hkdfSync, timingSafeEqual } from 'node:crypto'
import { AppError } from './errors'
import { freshBytes } from './fresh-bytes'
import { hmacOf } from './hmac'
import { packJson, unpackJson } from './packed-json'

const STATUSES = ['active', 'retired', 'compromised'] as const
const KEY_BYTES = 32
/** A key id shares a byte with a version in tokens, so it has 4 bits; 0 is kept for "no key". */
const LAST_KEY_ID = 15

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

export type KeyStatus = (typeof STATUSES)[number]
/**
 * What a key is derived for. A new purpose is a new word here. Changing a word makes everything encrypted under it
 * unreadable.
 */
export type Purpose = 'link' | 'secret' | 'evidence' | 'document'

interface RingKey {
  status: KeyStatus
  secret: Buffer
}

/**
 * The root keys. The active key signs and encrypts; retired keys still read what they made; what a compromised key made
 * is refused.
 */
export interface KeyRing {
  active: number
  keys: ReadonlyMap<number, RingKey>
}

/**
 * Reads the text of a key ring.
 * @throws AppError `key_ring_invalid`, naming every entry that is wrong by its position and never by its text.
 */
export function parseKeyRing(text: string): KeyRing {
  const read = readKeyRing(text)
  if ('ring' in read) return read.ring
  throw new AppError('key_ring_invalid', { message: `key ring: ${read.problems.join('; ')}` })
}

/** The whole text is one base64 key of 32 bytes. */
const BARE_KEY = /^[A-Za-z0-9+/]{43}=$/

/**
 * Reads `1:<base64 of 32 bytes>[:active|retired|compromised],2:…`; without a status a key is active. Returns the ring,
 * or all that is wrong with the text, by the position of each entry and never by its text.
 */
export function readKeyRing(text: string): { ring: KeyRing } | { problems: string[] } {
  const keys = new Map<number, RingKey>()
  const problems: string[] = []
  for (const [index, entry] of text.split(',').entries()) {
    const [id = '', base64 = '', status = 'active', ...rest] = entry.trim().split(':')
    const secret = Buffer.from(base64, 'base64')
    const complain = (problem: string) => problems.push(`entry ${index + 1}: ${problem}`)
    if (BARE_KEY.test(entry.trim())) complain('is a key without its number: write 1: before it')
    else if (rest.length > 0) complain('must be id:key or id:key:status')
    else if (!/^([1-9]|1[0-5])$/.test(id)) complain(`the key id must be a number from 1 to ${LAST_KEY_ID}`)
    else if (keys.has(Number(id))) complain(`key id ${id} is used twice`)
    else if (!isStatus(status)) complain(`the status must be one of ${STATUSES.join(', ')}`)
    // Buffer.from silently drops characters that are not base64: a text is a key only if encoding the bytes gives it
    // again.
    else if (secret.length !== KEY_BYTES || secret.toString('base64') !== base64)
      complain(`the key must be ${KEY_BYTES} bytes in base64 (make one with: openssl rand -base64 ${KEY_BYTES})`)
    else if ([...keys.values()].some((other) => other.secret.equals(secret)))
      complain('the same key has another id as well')
    else keys.set(Number(id), { status, secret })
  }
  const active = [...keys].filter(([, key]) => key.status === 'active').map(([id]) => id)
  if (problems.length === 0 && active.length !== 1)
    problems.push(`exactly one key must be active, not ${active.length}`)
  const [first] = active
  if (problems.length > 0 || first === undefined) return { problems }
  return { ring: { active: first, keys } }
}

function isStatus(word: string): word is KeyStatus {
  return STATUSES.some((status) => status === word)
}

const derived = new WeakMap<KeyRing, Map<string, Buffer>>()

/**
 * Returns the 32-byte key for one purpose (HKDF-SHA256, RFC 5869; no salt, since the root keys are random). Each is
 * derived once for a ring.
 * @throws AppError `key_unknown`, `key_compromised`
 */
export function deriveKey(ring: KeyRing, keyId: number, purpose: Purpose): Buffer {
  const root = ring.keys.get(keyId)
  if (!root) throw new AppError('key_unknown', { message: `key ${keyId} is not in the key ring` })
  if (root.status === 'compromised')
    throw new AppError('key_compromised', { message: `key ${keyId} is marked as compromised` })
  const known = derived.get(ring) ?? new Map<string, Buffer>()
  derived.set(ring, known)
  const name = `${keyId}:${purpose}`
  const key = known.get(name) ?? Buffer.from(hkdfSync('sha256', root.secret, '', `sayso.${purpose}.v1`, KEY_BYTES))
  known.set(name, key)
  return key
}

/**
 * Returns the keys for one purpose by id, as `linkKeys` of lib/links takes them. Compromised keys are left out, as if
 * they had never existed.
 */
export function purposeKeys(ring: KeyRing, purpose: Purpose): Map<number, { key: Buffer; status: KeyStatus }> {
  const usable = [...ring.keys].filter(([, { status }]) => status !== 'compromised')
  return new Map(usable.map(([id, { status }]) => [id, { key: deriveKey(ring, id, purpose), status }]))
}

/**
 * Encrypts with the active key: key id (1 byte) ‖ nonce (12) ‖ ciphertext ‖ tag (16). Key ids are 15 at most. Of the
 * first byte evidence uses 16 as well (`PACKED`), and 32 and above are free for a later layout. `context` says where
 * the secret belongs (`backend:<id>:token`). It isn't stored, and a ciphertext that is copied to another row can't be
 * decrypted there.
 */
export function encryptSecret(ring: KeyRing, plaintext: string, context: string): Buffer {
  // Random nonces are safe up to 2^32 messages under one key (NIST SP 800-38D, 8.3), far more than there are secrets.
  return seal(ring.active, deriveKey(ring, ring.active, 'secret'), plaintext, context)
}

/**
 * Decrypts what `encryptSecret` made with the same `context`.
 * @throws AppError `key_unknown`, `key_compromised`; `secret_unreadable` when key, context or bytes differ from those
 * of the encryption
 */
export function decryptSecret(ring: KeyRing, sealed: Buffer, context: string): string {
  return open(sealed, (keyId) => deriveKey(ring, keyId, 'secret'), context)
}

/** In the first byte of evidence, beside the key id: the plaintext is packed. */
const PACKED = 16

/**
 * The same for the personal data of a change. There may be more of it than one key may encrypt, so each change has a
 * key of its own. `packs`: JSON takes fewer bytes, which the last release can't read (db/layout.ts).
 */
export function encryptEvidence(ring: KeyRing, plaintext: string, changeId: string, packs = false): Buffer {
  const packed = packs ? packJson(plaintext) : null
  const head = packed ? ring.active | PACKED : ring.active
  return seal(head, evidenceKey(ring, ring.active, changeId), packed ?? plaintext, changeId)
}

/** Decrypts what `encryptEvidence` made for the same change; throws the errors of `decryptSecret`. */
export function decryptEvidence(ring: KeyRing, sealed: Buffer, changeId: string): string {
  const bytes = openBytes(sealed, (head) => evidenceKey(ring, head & ~PACKED, changeId), changeId)
  if (!((sealed[0] ?? 0) & PACKED)) return bytes.toString('utf8')
  try {
    return unpackJson(bytes)
  } catch (cause) {
    throw new AppError('secret_unreadable', { message: 'evidence is not packed as its first byte says', cause })
  }
}

/**
 * The same for a piece of an uploaded file. A file may have many pieces, so each file has a key of its own. `place` is
 * part of the context, so that pieces can't be exchanged, and so is whether the bytes were packed before.
 */
export function encryptPiece(ring: KeyRing, bytes: Uint8Array, of: FilePiece, isPacked: boolean): Buffer {
  const head = isPacked ? ring.active | PACKED : ring.active
  return seal(head, evidenceKey(ring, ring.active, of.fileId), bytes, contextOf(of, isPacked))
}

/** Decrypts what `encryptPiece` made for the same file and place; throws the errors of `decryptSecret`. */
export function decryptPiece(ring: KeyRing, sealed: Buffer, of: FilePiece): { bytes: Buffer; isPacked: boolean } {
  const isPacked = ((sealed[0] ?? 0) & PACKED) !== 0
  const keyOf = (head: number) => evidenceKey(ring, head & ~PACKED, of.fileId)
  return { bytes: openBytes(sealed, keyOf, contextOf(of, isPacked)), isPacked }
}

/** Which piece of which file it is. */
export interface FilePiece {
  fileId: string
  place: number
}

const contextOf = ({ fileId, place }: FilePiece, isPacked: boolean) => `${fileId}:${place}${isPacked ? ':packed' : ''}`

const evidenceKey = (ring: KeyRing, keyId: number, changeId: string): Buffer =>
  hmacOf(deriveKey(ring, keyId, 'evidence'))(changeId)

/** `head` is the first byte: the key id, and how the plaintext is packed. */
function seal(head: number, key: Buffer, plaintext: string | Uint8Array, context: string): Buffer {
  const bytes = typeof plaintext === 'string' ? Buffer.from(plaintext, 'utf8') : plaintext
  const nonce = freshBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(context, 'utf8'))
  return Buffer.concat([Buffer.of(head), nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

function open(sealed: Buffer, keyOf: (keyId: number) => Buffer, context: string): string {
  return openBytes(sealed, keyOf, context).toString('utf8')
}

function openBytes(sealed: Buffer, keyOf: (keyId: number) => Buffer, context: string): Buffer {
  const tagStart = sealed.length - TAG_BYTES
  const [keyId] = sealed
  if (keyId === undefined || tagStart < 1 + NONCE_BYTES)
    throw new AppError('secret_unreadable', { message: 'the ciphertext is too short' })
  const key = keyOf(keyId)
  try {
    const decipher = createDecipheriv(CIPHER, key, sealed.subarray(1, 1 + NONCE_BYTES), { authTagLength: TAG_BYTES })
    decipher.setAAD(Buffer.from(context, 'utf8'))
    decipher.setAuthTag(sealed.subarray(tagStart))
    const parts = [decipher.update(sealed.subarray(1 + NONCE_BYTES, tagStart)), decipher.final()]
    return Buffer.concat(parts)
  } catch (cause) {
    throw new AppError('secret_unreadable', { message: `a secret under key ${keyId & ~PACKED} does not open`, cause })
  }
}

/**
 * Returns what is kept of an erased person's match key (hex HMAC-SHA256). The pepper is apart from the key ring because
 * it must outlive every rotation: with another pepper, people who asked to be forgotten are not recognised any more.
 */
export function suppressionHash(pepper: Buffer, matchKey: string): string {
  if (pepper.length !== KEY_BYTES)
    throw new AppError('pepper_invalid', { message: `the pepper must be ${KEY_BYTES} bytes` })
  return hmacOf(pepper)(matchKey).toString('hex')
}

/**
 * Returns the form in which a bearer token is stored (hex SHA-256). A fast hash is enough, because our tokens are
 * random and can't be guessed.
 */
export function hashToken(token: string): string {
  return hash('sha256', token, 'hex')
}

/** Compares two texts in a time that reveals neither where nor in what length they differ. */
export function safeEqual(a: string, b: string): boolean {
  return timingSafeEqual(hash('sha256', a, 'buffer'), hash('sha256', b, 'buffer'))
}
