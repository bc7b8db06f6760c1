import { HASH_BYTES, leafHash } from '@/lib/merkle/hashing'
import { rootFromInclusion } from '@/lib/merkle/verify'
import { readCheckpoint, readSize } from './checkpoint'
import { readBase64, type Verifier } from './keys'
import { NoteFormatError, verifyNote } from './note'

const HEADER = 'c2sp.org/tlog-proof@v1'
const MAX_HASHES = 63
const MAX_PROOF_BYTES = 131_072

/** That an entry is in a log, with the checkpoint of that log (C2SP, tlog-proof). */
export interface LogProof {
  index: number
  hashes: readonly Buffer[]
  /** The signed checkpoint, verbatim. */
  checkpoint: string
}

export function proofText({ index, hashes, checkpoint }: LogProof): string {
  return [HEADER, `index ${index}`, ...hashes.map((hash) => hash.toString('base64')), '', checkpoint].join('\n')
}

/** Reads a proof. A line `extra` may be there and is ignored. @throws NoteFormatError */
export function readProof(text: string): LogProof {
  if (Buffer.byteLength(text, 'utf8') > MAX_PROOF_BYTES) throw new NoteFormatError('the proof is too long')
  const end = text.indexOf('\n\n')
  if (end < 0) throw new NoteFormatError('the proof has no empty line before its checkpoint')
  const [header = '', ...lines] = text.slice(0, end).split('\n')
  if (/^c2sp\.org\/tlog-proof@/.test(header) && header !== HEADER)
    throw new NoteFormatError('the proof is of a later format')
  if (header !== HEADER) throw new NoteFormatError(`the proof must begin with ${HEADER}`)
  if (lines[0]?.startsWith('extra ')) lines.shift()
  const [indexLine = '', ...encoded] = lines
  if (!indexLine.startsWith('index ')) throw new NoteFormatError('the proof does not say which entry it is about')
  if (encoded.length > MAX_HASHES) throw new NoteFormatError('the proof has too many hashes')
  const hashes = encoded.map((line) => {
    const bytes = readBase64(line)
    if (bytes?.length !== HASH_BYTES) throw new NoteFormatError('a line of the proof is not a hash')
    return bytes
  })
  return { index: readSize(indexLine.slice('index '.length)), hashes, checkpoint: text.slice(end + 2) }
}

/**
 * Whether a proof holds:
 * - `malformed`: the text is no proof; `detail` says why
 * - `other_log`: the checkpoint is that of another log
 * - `unknown_key`, `bad_signature`: the checkpoint is not signed by a key that is trusted
 * - `not_included`: the entry is not in the tree of the checkpoint
 */
export type ProofVerdict =
  | { ok: true; index: number; size: number; by: Verifier; checkpointText: string }
  | {
      ok: false
      problem: 'malformed' | 'other_log' | 'unknown_key' | 'bad_signature' | 'not_included'
      detail?: string
    }

/** Checks that `entry` is in the log `origin`, by the keys that the caller trusts for it. */
export function verifyProof(
  text: string,
  { entry, origin, keys }: { entry: Uint8Array; origin: string; keys: readonly Verifier[] },
): ProofVerdict {
  try {
    const proof = readProof(text)
    const { checkpoint, note } = readCheckpoint(proof.checkpoint)
    if (checkpoint.origin !== origin) return { ok: false, problem: 'other_log' }
    const signed = verifyNote(note, keys)
    if (!signed.ok) return signed
    const root = rootFromInclusion(leafHash(entry), proof.index, checkpoint.size, proof.hashes)
    if (!root?.equals(checkpoint.root)) return { ok: false, problem: 'not_included' }
    return { ok: true, index: proof.index, size: checkpoint.size, by: signed.by, checkpointText: note.text }
  } catch (error) {
    if (error instanceof NoteFormatError) return { ok: false, problem: 'malformed', detail: error.message }
    throw error
  }
}
