import { inBusiness, type Tx } from '@/db/client'
import { readCheckpoints } from '@/db/queries/ledger/checkpoints'
import {
  readCheckpointAt,
  readDailyStamps,
  readFirstStamp,
  readLastStamp,
  type StampedCheckpoint,
} from '@/db/queries/ledger/time-stamps'
import { findEntry } from '@/db/queries/ledger/trees'
import { consistencyProof, inclusionProof } from '@/lib/merkle/tree'
import { readNote } from '@/lib/notes/note'
import { proofText } from '@/lib/notes/proof'
import type { Deps } from '@/lib/services/deps'
import { computeOnTree } from './grow-tree'
import { INSTALLATION } from './logs'

// What shows that lines were there at a time, as docs/reference/evidence-format.md has it (Time stamps).

/** A time stamp that covers a checkpoint of a business, because the log of the installation has it as an entry. */
interface Stamp {
  installation_proof: string
  /** Base64. */
  token: string
}

/** A time stamp that covers one line. */
export interface StampOfLine extends Stamp {
  proof: string
}

/** Returns the earliest time stamp that covers the line at a position of the feed, or null while there is none. */
export async function stampOfLine({ db }: Deps, businessId: string, position: number): Promise<StampOfLine | null> {
  const index = position - 1
  const covered = await inBusiness(db, businessId, async (tx) => {
    const [first] = await readCheckpoints(tx, businessId, index, 1)
    if (!first) return null
    const hashes = await computeOnTree(tx, businessId, (read) => inclusionProof(read, index, first.size))
    return { text: readNote(first.note).text, proof: proofText({ index, hashes, checkpoint: first.note }) }
  })
  if (!covered) return null
  return inBusiness(db, INSTALLATION, async (tx) => {
    const place = await findEntry(tx, INSTALLATION, covered.text)
    const stamp = place === null ? null : await readFirstStamp(tx, INSTALLATION, place)
    return stamp && place !== null ? { proof: covered.proof, ...(await proveStamped(tx, stamp, place)) } : null
  })
}

async function proveStamped(tx: Tx, stamp: StampedCheckpoint, index: number): Promise<Stamp> {
  const hashes = await computeOnTree(tx, INSTALLATION, (read) => inclusionProof(read, index, stamp.size))
  // Only the text of the log itself was stamped: cosignatures come later.
  return {
    installation_proof: proofText({ index, hashes, checkpoint: stamp.note }),
    token: stamp.token.toString('base64'),
  }
}

/** A time stamp that covers the first entries of the log of a business. */
export interface StampOfLog extends Stamp {
  /** The text of the checkpoint of the business that it covers, without signatures. */
  checkpoint: string
  /** That the log of the export begins with it: hashes in base64. */
  consistency: string[]
}

/** How many stamps are read at a time. */
const AT_ONCE = 50

/**
 * Yields the last time stamp of each day that covers a line which none before it covered. `size` is that of the
 * checkpoint to which they lead, and `positions` are those of the lines, the smallest first.
 */
export async function* stampsOfLog(
  { db }: Deps,
  businessId: string,
  { size, positions }: { size: number; positions: readonly number[] },
): AsyncGenerator<StampOfLog> {
  let next = 0
  for (let after = 0, more = true; more && next < positions.length;) {
    const stamps = await inBusiness(db, INSTALLATION, (tx) => readDailyStamps(tx, INSTALLATION, after, AT_ONCE))
    more = stamps.length === AT_ONCE
    after = stamps.at(-1)?.stampedAt ?? after
    for (const stamp of stamps) {
      const covered = await inBusiness(db, businessId, async (tx) => {
        const last = await readCheckpointAt(tx, businessId, stamp.madeAt)
        if (!last || last.size > size || last.size < (positions[next] ?? Infinity)) return null
        const hashes = await computeOnTree(tx, businessId, (read) => consistencyProof(read, last.size, size))
        return { size: last.size, checkpoint: readNote(last.note).text, consistency: hashes.map(toBase64) }
      })
      const proven = covered && (await proveIfStamped({ db }, stamp, covered.checkpoint))
      if (!proven) continue
      yield { checkpoint: covered.checkpoint, consistency: covered.consistency, ...proven }
      while ((positions[next] ?? Infinity) <= covered.size) next++
    }
  }
}

/** Returns null where a checkpoint of the same time came too late for the one that was stamped. */
async function proveIfStamped({ db }: Pick<Deps, 'db'>, stamp: StampedCheckpoint, text: string): Promise<Stamp | null> {
  return inBusiness(db, INSTALLATION, async (tx) => {
    const place = await findEntry(tx, INSTALLATION, text)
    return place !== null && place < stamp.size ? proveStamped(tx, stamp, place) : null
  })
}

const toBase64 = (hash: Buffer): string => hash.toString('base64')

/** Returns the newest checkpoint that was stamped and its token, as a JSON text; null while there is none. */
export async function readNewestStamp({ db }: Deps): Promise<string | null> {
  const stamp = await inBusiness(db, INSTALLATION, (tx) => readLastStamp(tx, INSTALLATION))
  return stamp && `${JSON.stringify({ checkpoint: stamp.note, token: stamp.token.toString('base64') })}\n`
}
