import { isKeyName, isSignedBy, readBase64, type Verifier } from './keys'

/** A text with signatures (C2SP, signed-note). */
export interface Note {
  /** Ends with a newline. */
  text: string
  signatures: NoteSignature[]
}
export interface NoteSignature {
  name: string
  /** Hex. */
  keyId: string
  signature: Buffer
}

/** What is wrong with a note, a checkpoint or a proof, in a few words of English. */
export class NoteFormatError extends Error {}

const MAX_NOTE_BYTES = 65_536
const MAX_SIGNATURES = 64
const ID_BYTES = 4

/** Returns one line of a signature, with its newline. */
export function signatureLine({ name, keyId, signature }: NoteSignature): string {
  return `\u2014 ${name} ${Buffer.concat([Buffer.from(keyId, 'hex'), signature]).toString('base64')}\n`
}

export function noteText({ text, signatures }: Note): string {
  return `${text}\n${signatures.map(signatureLine).join('')}`
}

/** Reads a note. @throws NoteFormatError */
export function readNote(whole: string): Note {
  if (Buffer.byteLength(whole, 'utf8') > MAX_NOTE_BYTES) throw new NoteFormatError('the note is too long')
  // eslint-disable-next-line no-control-regex -- notes may contain no control characters but newlines
  if (/[\u0000-\u0009\u000b-\u001f\ufffd]/.test(whole)) throw new NoteFormatError('the note has control characters')
  const end = whole.lastIndexOf('\n\n')
  if (end <= 0) throw new NoteFormatError('the note has no empty line before its signatures')
  return { text: whole.slice(0, end + 1), signatures: readSignatureLines(whole.slice(end + 2)) }
}

/** Reads lines of signatures: at least one, at most 64. @throws NoteFormatError */
export function readSignatureLines(lines: string): NoteSignature[] {
  if (!lines.endsWith('\n')) throw new NoteFormatError('the last line of the note has no end')
  const split = lines.slice(0, -1).split('\n')
  if (split.length > MAX_SIGNATURES) throw new NoteFormatError('the note has too many signatures')
  return split.map((line) => {
    const [dash, name = '', encoded = '', ...rest] = line.split(' ')
    const bytes = readBase64(encoded)
    if (dash !== '\u2014' || !isKeyName(name) || rest.length > 0 || !bytes || bytes.length <= ID_BYTES)
      throw new NoteFormatError('a line after the empty line of the note is not a signature')
    return { name, keyId: bytes.subarray(0, ID_BYTES).toString('hex'), signature: bytes.subarray(ID_BYTES) }
  })
}

/** What a note is for somebody who trusts some keys. */
export type NoteVerdict =
  | { ok: true; by: Verifier }
  /** `unknown_key`: none of the keys signed it. `bad_signature`: one of the keys is named, and did not sign this. */
  | { ok: false; problem: 'unknown_key' | 'bad_signature' }

/** Returns whether one of the keys signed the note. A signature that names a known key must be right. */
export function verifyNote({ text, signatures }: Note, keys: readonly Verifier[]): NoteVerdict {
  let by: Verifier | null = null
  for (const each of signatures) {
    const key = keys.find(({ name, id }) => name === each.name && id === each.keyId)
    if (!key) continue
    if (!isSignedBy(key.publicKey, Buffer.from(text, 'utf8'), each.signature))
      return { ok: false, problem: 'bad_signature' }
    by ??= key
  }
  return by ? { ok: true, by } : { ok: false, problem: 'unknown_key' }
}
