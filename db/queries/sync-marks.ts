import type { Instant } from '@/lib/consent/types'
import type { Tx } from '../client'

export interface SyncMark {
  version: number
  /** Whether the change holds a refusal: those go first. */
  urgent: boolean
  now: Instant
  /** When the state changes by itself next: a pause ends, a consent expires. */
  recheckAt: Instant | null
}

/**
 * Marks a contact for every backend of the business, in the transaction of the change; and whoever was merged into it, whose records in
 * the backends follow it.
 */
export async function markForSync(tx: Tx, businessId: string, contactId: string, mark: SyncMark): Promise<void> {
  const now = new Date(mark.now).toISOString()
  await tx`
    insert into sync_marks (business_id, backend_id, contact_id, version, urgent, due_at, waiting_since, recheck_at)
    select b.business_id, b.id, c.id, ${mark.version}::int, ${mark.urgent}::boolean, ${now}::timestamptz, ${now}::timestamptz,
      ${mark.recheckAt === null ? null : new Date(mark.recheckAt).toISOString()}::timestamptz
    from backends b cross join (
      select ${contactId}::uuid as id
      union all select k.id from contacts k where k.business_id = ${businessId} and k.merged_into = ${contactId}) c
    where b.business_id = ${businessId} and b.status <> 'disabled'
    on conflict (business_id, backend_id, contact_id) do update set
      version = excluded.version, urgent = sync_marks.urgent or excluded.urgent, due_at = excluded.due_at,
      waiting_since = coalesce(sync_marks.waiting_since, excluded.waiting_since), recheck_at = excluded.recheck_at,
      set_aside = null, attempts = 0`
}
