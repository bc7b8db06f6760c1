import { readLastCheckpoint } from '@/db/queries/ledger/checkpoints'
import { findReference, type ReferredLine } from '@/db/queries/ledger/find-reference'
import { isUuid } from '@/lib/ids'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

export type FoundReceipt =
  | { outcome: 'found'; line: ReferredLine; isSigned: boolean }
  | { outcome: 'unknown_reference' }
  | NotAllowed

/** Returns the line behind the reference that is on a receipt, and whether a checkpoint covers it. */
export async function findReceipt(deps: Deps, caller: Caller, reference: string): Promise<FoundReceipt> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'evidence.read', async (tx): Promise<FoundReceipt> => {
    const changeId = reference.trim().toLowerCase()
    const line = isUuid(changeId) ? await findReference(tx, businessId, changeId) : null
    if (!line) return { outcome: 'unknown_reference' }
    const size = (await readLastCheckpoint(tx, businessId))?.size ?? 0
    return { outcome: 'found', line, isSigned: line.position !== null && line.position <= size }
  })
}
