import { fromBase64 } from './bytes'
import { type Checkpoint, readCheckpoint } from './note'

const MOST_PROOF_BYTES = 131_072
const MOST_HASHES = 63

/** That an entry is in a log (https://c2sp.org/tlog-proof). */
export interface LogProof {
  index: number
  path: Uint8Array[]
  checkpoint: Checkpoint
}

/** Returns a proof; null if the text is none. */
export function readProof(text: string): LogProof | null {
  if (text.length > MOST_PROOF_BYTES) return null
  const end = text.indexOf('\n\n')
  const [first, ...lines] = text.slice(0, Math.max(end, 0)).split('\n')
  if (first !== 'c2sp.org/tlog-proof@v1') return null
  if (lines[0]?.startsWith('extra ')) lines.shift()
  const [, index = ''] = /^index (0|[1-9]\d{0,15})$/.exec(lines.shift() ?? '') ?? []
  const path = lines.map(fromBase64)
  const checkpoint = readCheckpoint(text.slice(end + 2))
  if (index === '' || !Number.isSafeInteger(Number(index)) || path.length > MOST_HASHES || !checkpoint) return null
  const hashes = path.filter((hash) => hash?.length === 32).flatMap((hash) => hash ?? [])
  return hashes.length === path.length ? { index: Number(index), path: hashes, checkpoint } : null
}
