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

/** Marks a contact for every backend of the business, in the transaction of the change. */
export async function markForSync(tx: Tx, businessId: string, contactId: string, mark: SyncMark): Promise<void> {
  const now = new Date(mark.now).toISOString()
  await tx`
    insert into sync_marks (business_id, backend_id, contact_id, version, urgent, due_at, waiting_since, recheck_at)
    select b.business_id, b.id, ${contactId}::uuid, ${mark.version}::int, ${mark.urgent}::boolean, ${now}::timestamptz, ${now}::timestamptz,
      ${mark.recheckAt === null ? null : new Date(mark.recheckAt).toISOString()}::timestamptz
    from backends b where b.business_id = ${businessId} and b.status <> 'disabled'
    on conflict (business_id, backend_id, contact_id) do update set
      version = excluded.version, urgent = sync_marks.urgent or excluded.urgent, due_at = excluded.due_at,
      waiting_since = coalesce(sync_marks.waiting_since, excluded.waiting_since), recheck_at = excluded.recheck_at,
      set_aside = null, attempts = 0`
}
