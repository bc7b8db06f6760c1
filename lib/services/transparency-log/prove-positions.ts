import type { Tx } from '@/db/client'
import { readLastCheckpoint } from '@/db/queries/ledger/checkpoints'
import { inclusionProof } from '@/lib/merkle/tree'
import { proofText } from '@/lib/notes/proof'
import { computeOnTree } from './grow-tree'
import { withCosignatures } from './read-log'

/** How many proofs are computed on one read of the tree. */
const AT_ONCE = 500

/**
 * Returns the proofs that lines at these positions of the feed are in the business's log, by position, all for its
 * newest checkpoint. A line that this does not cover yet has none.
 */
export async function provePositions(
  tx: Tx,
  businessId: string,
  positions: readonly number[],
): Promise<Map<number, string>> {
  const proofs = new Map<number, string>()
  const last = positions.length === 0 ? null : await readLastCheckpoint(tx, businessId)
  if (!last) return proofs
  const checkpoint = await withCosignatures(tx, businessId, last)
  const covered = positions.filter((position) => position <= last.size)
  for (let from = 0; from < covered.length; from += AT_ONCE) {
    const some = covered.slice(from, from + AT_ONCE)
    const all = await computeOnTree(tx, businessId, (read) =>
      some.map((position) => inclusionProof(read, position - 1, last.size)),
    )
    for (const [at, position] of some.entries())
      proofs.set(position, proofText({ index: position - 1, hashes: all[at] ?? [], checkpoint }))
  }
  return proofs
}
