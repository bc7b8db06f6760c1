import type { Tx } from '@/db/client'
import { readFeedSpan, readPlacedLines } from '@/db/queries/ledger/proof-of-business'
import type { Finding } from './findings'
import { TreeHead } from './tree-head'

/** What somebody else kept of the tree over a business's lines: how many there were, and their root. */
export interface KnownCheckpoint {
  /** The id of the business. */
  business: string
  size: number
  /** 32 bytes. */
  root: Uint8Array
}

const LINES = 5000

/**
 * Compares the lines of a business, in the order of its feed, with checkpoints that were kept outside of the database.
 * This finds what no look at the database alone can: a tail that was removed with the head set back, chains that were
 * rewritten together with everything beside them, lines that changed places in the feed. Where several checkpoints are
 * known, the first that does not fit tells after which line it happened. Uses constant memory.
 */
export async function verifyCheckpoints(
  tx: Tx,
  businessId: string,
  known: readonly Pick<KnownCheckpoint, 'size' | 'root'>[],
): Promise<Finding[]> {
  const waiting = known.toSorted((a, b) => a.size - b.size)
  const { last } = await readFeedSpan(tx, businessId)
  const tree = new TreeHead()
  let fits = 0
  const largest = waiting.at(-1)?.size ?? 0
  const judge = (): Finding | null => {
    for (let next = waiting[0]; next && next.size <= tree.size; next = waiting[0]) {
      if (!tree.root().equals(next.root)) return finding(`positions ${fits + 1} to ${next.size}`, 'changed')
      fits = next.size
      waiting.shift()
    }
    return null
  }
  let fault = judge()
  while (!fault && tree.size < largest) {
    const lines = await readPlacedLines(tx, businessId, { after: tree.size, upTo: largest, limit: LINES })
    for (const { position, hash } of lines) {
      if (position !== tree.size + 1) return [finding(`position ${tree.size + 1}`, 'missing')]
      tree.add(Buffer.from(hash, 'hex'))
      fault = judge()
      if (fault) return [fault]
    }
    if (lines.length === 0) {
      const isShort = (last ?? 0) < largest
      return [finding(isShort ? `positions ${tree.size + 1} to ${largest}` : `position ${tree.size + 1}`, 'missing')]
    }
  }
  return fault ? [fault] : []
}

const finding = (row: string, problem: 'changed' | 'missing'): Finding => ({
  contactId: null,
  table: 'ledger',
  row: `of the feed, ${row}`,
  columns: problem === 'changed' ? ['hash'] : null,
  problem,
})
