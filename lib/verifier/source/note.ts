import { concat, equal, fromBase64, fromHex, utf8 } from './bytes'
import type { VerifyEd25519 } from './ed25519'
import type { Sha256 } from './sha256'

// Signed notes as https://c2sp.org/signed-note has them, with Ed25519 alone.

const ED25519 = 0x01
const ID_BYTES = 4
const MOST_SIGNATURES = 64
const SIGNATURE_LINE = /^\u2014 (\S+) (\S+)$/

/** A public key of somebody who signs: its name, its short id and its 32 bytes. */
export interface PublicKey {
  name: string
  id: Uint8Array
  bytes: Uint8Array
}

export interface Note {
  /** What is signed, with the line feed at its end. */
  text: string
  signatures: { name: string; id: Uint8Array; signature: Uint8Array }[]
}

/** Returns the public key of a verifier key, `<name>+<id in hex>+<base64>`; null for any other text. */
export function readKey(sha256: Sha256, text: string): PublicKey | null {
  const [, name = '', hex = '', base64 = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+([\w+/=]+)$/.exec(text) ?? []
  const id = fromHex(hex)
  const material = fromBase64(base64)
  if (name === '' || !id || material?.length !== 33 || material[0] !== ED25519) return null
  const real = sha256(concat(utf8(`${name}\n`), material)).subarray(0, ID_BYTES)
  return equal(id, real) ? { name, id, bytes: material.subarray(1) } : null
}

/** Returns a note; null if the text is none. Its signatures are not verified yet. */
export function readNote(text: string): Note | null {
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0009\u000b-\u001f\ufffd]/.test(text)) return null
  const end = text.lastIndexOf('\n\n')
  if (end < 0 || !text.endsWith('\n')) return null
  const lines = text.slice(end + 2, -1).split('\n')
  if (lines.length > MOST_SIGNATURES) return null
  const signatures: Note['signatures'] = []
  for (const line of lines) {
    const [, name = '', base64 = ''] = SIGNATURE_LINE.exec(line) ?? []
    const bytes = fromBase64(base64)
    if (name === '' || name.includes('+') || !bytes || bytes.length <= ID_BYTES) return null
    signatures.push({ name, id: bytes.subarray(0, ID_BYTES), signature: bytes.subarray(ID_BYTES) })
  }
  return { text: text.slice(0, end + 1), signatures }
}

/** Returns the keys that signed a note; null if a signature that claims to be of one of these keys is not. */
export async function signersOf(
  verify: VerifyEd25519,
  { text, signatures }: Note,
  keys: readonly PublicKey[],
): Promise<PublicKey[] | null> {
  const signers: PublicKey[] = []
  for (const { name, id, signature } of signatures) {
    const key = keys.find((each) => each.name === name && equal(each.id, id))
    if (!key) continue
    if (!(await verify(key.bytes, utf8(text), signature))) return null
    if (!signers.includes(key)) signers.push(key)
  }
  return signers
}

export interface Checkpoint {
  origin: string
  size: number
  root: Uint8Array
}

/** Returns what a note says as a checkpoint (https://c2sp.org/tlog-checkpoint); null if it is none. */
export function readCheckpoint({ text }: Note): Checkpoint | null {
  const [origin = '', size = '', base64 = '', ...rest] = text.slice(0, -1).split('\n')
  const root = fromBase64(base64)
  if (origin === '' || rest.includes('') || root?.length !== 32) return null
  if (!/^(?:0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(Number(size))) return null
  return { origin, size: Number(size), root }
}

