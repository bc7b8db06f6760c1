import { concat, equal, fromBase64, utf8 } from './bytes'
import type { VerifyEd25519 } from './ed25519'
import { ID_BYTES, type PublicKey } from './keys'

// Signed notes as https://c2sp.org/signed-note has them, and the checkpoints of logs in them.

const TIME_BYTES = 8
/** The last second that a date of JavaScript can show. */
const LAST_SECOND = 8_640_000_000_000
const MOST_SIGNATURES = 64
const MOST_CHECKPOINT_BYTES = 65_536
const SIGNATURE_LINE = /^\u2014 (\S+) (\S+)$/
const CONTROL = /[\p{Cc}\ufffd]/u

export interface Note {
  /** What is signed, with the line feed at its end. */
  text: string
  signatures: { name: string; id: Uint8Array; signature: Uint8Array }[]
}

/** The root of a log's tree at one size, as a note says it. */
export interface Checkpoint extends Note {
  origin: string
  size: number
  root: Uint8Array
}

/** Returns a note; null if the text is none. Its signatures are not verified yet. */
function readNote(text: string): Note | null {
  if (text.length > MOST_CHECKPOINT_BYTES || CONTROL.test(text.replaceAll('\n', ''))) return null
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

/** Returns a checkpoint (https://c2sp.org/tlog-checkpoint) without extension lines; null if the text is none. */
export function readCheckpoint(text: string): Checkpoint | null {
  const note = readNote(text)
  const head = note && readCheckpointText(note.text)
  return head && { ...note, ...head }
}

/** Returns what the text of a checkpoint says, without signatures; null if the text is none. */
export function readCheckpointText(text: string): Omit<Checkpoint, 'signatures'> | null {
  const [origin = '', size = '', base64 = '', ...rest] = text.split('\n')
  const root = fromBase64(base64)
  if (origin === '' || rest.join() !== '' || rest.length !== 1 || root?.length !== 32) return null
  if (!/^(?:0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(Number(size))) return null
  return { text, origin, size: Number(size), root }
}

const isOf = (key: PublicKey, { name, id }: { name: string; id: Uint8Array }): boolean =>
  key.name === name && equal(key.id, id)

/**
 * - `signed`: a key that is trusted signed it
 * - `wrong`: a signature names a key that is trusted, and is not of this text
 * - `unknown`: no signature names a key that is trusted
 */
export type Signed = 'signed' | 'wrong' | 'unknown'

export async function isSigned(
  verify: VerifyEd25519,
  { text, signatures }: Note,
  keys: readonly PublicKey[],
): Promise<Signed> {
  let signed: Signed = 'unknown'
  for (const each of signatures) {
    const key = keys.find((known) => isOf(known, each))
    if (!key) continue
    if (!(await verify(key.bytes, utf8(text), each.signature))) return 'wrong'
    signed = 'signed'
  }
  return signed
}

/** Returns when each witness that is trusted saw the checkpoint, in seconds; null for a wrong cosignature. */
export async function witnessesOf(
  verify: VerifyEd25519,
  { text, signatures }: Note,
  witnesses: readonly PublicKey[],
): Promise<{ name: string; time: number | null }[]> {
  const seen: { name: string; time: number | null }[] = []
  for (const { name, id, signature } of signatures) {
    const key = witnesses.find((known) => isOf(known, { name, id }))
    if (!key) continue
    const isWhole = signature.length === TIME_BYTES + 64
    const time = isWhole ? Number(new DataView(concat(signature).buffer).getBigUint64(0)) : 0
    const message = utf8(`cosignature/v1\ntime ${time}\n${text}`)
    const isTime = isWhole && time <= LAST_SECOND
    const isTrue = isTime && (await verify(key.bytes, message, signature.subarray(TIME_BYTES)))
    seen.push({ name, time: isTrue ? time : null })
  }
  return seen
}
