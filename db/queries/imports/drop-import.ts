import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/**
 * An import that has ended is due this many milliseconds later, unless its file is deleted by then: if the process that
 * deletes the file is killed, a worker does it.
 */
export const DELETED_WITHIN_MS = 60_000

/**
 * Ends an import whose file is being received, or waits for a member, so that nobody can begin it any more. Returns
 * false, and changes nothing, if it was begun or has ended.
 * @param isDropped whether the import itself is to be deleted with its file, which the worker reads if it has to go on
 */
export async function endReceiving(
  tx: Tx,
  businessId: string,
  id: string,
  { now, isDropped }: { now: Instant; isDropped: boolean },
): Promise<boolean> {
  const more = isDropped ? { isDropped } : {}
  const ended = await tx`
    update imports set status = 'failed', problem = 'upload_stalled', ended_at = ${instant(now)},
      settings = settings || ${tx.json(more)}::jsonb,
      due_at = ${instant(now + DELETED_WITHIN_MS)}, claimed_until = null, claimed_by = null
    where business_id = ${businessId} and id = ${id} and status = 'receiving' returning id`
  return ended.length === 1
}

/** Returns whether an import has failed. */
export async function hasFailed(tx: Tx, businessId: string, id: string): Promise<boolean> {
  const rows = await tx`
    select 1 from imports where business_id = ${businessId} and id = ${id} and status = 'failed'`
  return rows.length === 1
}

/** Deletes an import that was ended before one of its rows was processed, if its file is deleted. */
export async function deleteImport(tx: Tx, businessId: string, id: string): Promise<void> {
  await tx`
    delete from imports where business_id = ${businessId} and id = ${id} and status = 'failed' and rows = 0
      and not exists (
        select 1 from import_chunks c where c.business_id = ${businessId} and c.import_id = ${id})`
}

/** Marks that nothing is to be done any more for an import that has ended, if its file is deleted. */
export async function settleImport(tx: Tx, businessId: string, id: string): Promise<void> {
  await tx`
    update imports set due_at = null, claimed_until = null, claimed_by = null
    where business_id = ${businessId} and id = ${id} and status in ('done', 'failed') and not exists (
      select 1 from import_chunks c where c.business_id = ${businessId} and c.import_id = ${id})`
}
