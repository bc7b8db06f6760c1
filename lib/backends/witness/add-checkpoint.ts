import { createHttp } from '@/lib/backends/http'
import { type NoteSignature, NoteFormatError, readSignatureLines } from '@/lib/notes/note'

const TIMEOUT_MS = 10_000
/** Post-quantum signatures have up to 5 kB, and there may be 64. */
const MAX_BYTES = 400_000

export interface Submission {
  oldSize: number
  /** The proof that the tree of `oldSize` entries is the beginning of this one. */
  proof: readonly Buffer[]
  /** The signed checkpoint. */
  checkpoint: string
}

/**
 * What a witness replied:
 * - `cosigned`: these are the signatures it says it made; whether they hold is for the caller to look at
 * - `other_size`: it has cosigned a tree of another size last
 * - `failed`: it refused, or could not be reached; `reason` is a short code
 */
export type WitnessReply =
  | { kind: 'cosigned'; signatures: NoteSignature[] }
  | { kind: 'other_size'; size: number }
  | { kind: 'failed'; reason: string }

/** Sends a checkpoint to a witness (C2SP, tlog-witness: `add-checkpoint`). */
export async function addCheckpoint(
  witness: { url: string; allowPrivate: readonly string[] },
  { oldSize, proof, checkpoint }: Submission,
): Promise<WitnessReply> {
  const http = createHttp({
    baseUrl: witness.url,
    allowPrivate: witness.allowPrivate,
    connections: 1,
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
  })
  try {
    const body = [`old ${oldSize}`, ...proof.map((hash) => hash.toString('base64')), '', checkpoint].join('\n')
    const headers = { 'content-type': 'text/plain; charset=utf-8', accept: 'text/plain, text/x.tlog.size' }
    const sent = await http.send({ method: 'POST', path: 'add-checkpoint', json: body, headers })
    if (!sent.ok) return { kind: 'failed', reason: sent.reason }
    const { status, text } = sent.reply
    if (status === 409 && /^(0|[1-9]\d{0,15})\n$/.test(text)) return { kind: 'other_size', size: Number(text) }
    if (status !== 200) return { kind: 'failed', reason: `status_${status}` }
    return { kind: 'cosigned', signatures: readSignatureLines(text) }
  } catch (error) {
    if (error instanceof NoteFormatError) return { kind: 'failed', reason: 'unreadable' }
    throw error
  } finally {
    await http.close()
  }
}
