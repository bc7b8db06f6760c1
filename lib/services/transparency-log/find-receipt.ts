import type { Tx } from '@/db/client'
import { readLastCheckpoint } from '@/db/queries/ledger/checkpoints'
import { findReference, findShortReference, type ReferredLine } from '@/db/queries/ledger/find-reference'
import { isUuid } from '@/lib/ids'
import { isReference } from '@/lib/reference'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

export type FoundReceipt =
  | { outcome: 'found'; line: ReferredLine; isSigned: boolean }
  | { outcome: 'unknown_reference' }
  /** The short reference is that of more than one change, by chance. */
  | { outcome: 'several_lines' }
  | NotAllowed

/**
 * Returns the line behind a reference, and whether a checkpoint covers it. Pages and messages show the short one; the
 * file of a receipt has the whole one.
 */
export async function findReceipt(deps: Deps, caller: Caller, reference: string): Promise<FoundReceipt> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'evidence.read', async (tx): Promise<FoundReceipt> => {
    const lines = await findLines(tx, businessId, reference.trim().toLowerCase())
    const [line] = lines
    if (!line) return { outcome: 'unknown_reference' }
    if (lines.length > 1) return { outcome: 'several_lines' }
    const size = (await readLastCheckpoint(tx, businessId))?.size ?? 0
    return { outcome: 'found', line, isSigned: line.position !== null && line.position <= size }
  })
}

async function findLines(tx: Tx, businessId: string, reference: string): Promise<ReferredLine[]> {
  if (isReference(reference)) return findShortReference(tx, businessId, reference)
  const line = isUuid(reference) ? await findReference(tx, businessId, reference) : null
  return line ? [line] : []
}
