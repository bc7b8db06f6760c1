import type { Tx } from '@/db/client'
import { columnsOf, instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

export interface SyncMark {
  version: number
  /** Whether the change holds a refusal: those go first. */
  urgent: boolean
  now: Instant
  /** When the state changes by itself next: a pause ends, a consent expires. */
  recheckAt: Instant | null
}

/** A mark, and whose it is. */
export interface MarkOf extends SyncMark {
  contactId: string
}

/**
 * Returns the condition that a backend `b` stores what is synced to it. WhatsApp stores no consent, because senders ask
 * Sayso first: a mark for it would be written, claimed and acknowledged for nothing. Each statement that writes marks
 * uses this condition; `sayso_write_change` (0098_kept_place.sql) has the same.
 */
export const keepsConsent = (tx: Tx) => tx`b.kind <> 'whatsapp'`

/**
 * Returns since when a mark waits that another change is added to: since the first change, but from the first refusal
 * on since that one. Each statement that may make a mark urgent uses it; `sayso_write_change`
 * (0098_kept_place.sql) has the same. What was only seen in a backend may add no time of its own.
 */
export const waitingSince = (tx: Tx) => tx`
  waiting_since = case when excluded.urgent and not sync_marks.urgent
    then coalesce(excluded.waiting_since, sync_marks.waiting_since)
    else coalesce(sync_marks.waiting_since, excluded.waiting_since) end`

/**
 * Marks contacts for every backend of the business that stores consent, in the transaction of the change. Contacts that
 * were merged into them are marked too, because their records in the backends follow.
 */
export async function markForSync(tx: Tx, businessId: string, marks: readonly MarkOf[]): Promise<void> {
  if (marks.length === 0) return
  const column = columnsOf(marks)
  await tx`
    insert into sync_marks (business_id, backend_id, contact_id, version, urgent, due_at, waiting_since, recheck_at)
    select b.business_id, b.id, c.id, v.version, v.urgent::boolean, v.now, v.now, v.recheck_at
    from backends b
      cross join unnest(
        ${column((m) => m.contactId)}::uuid[], ${column((m) => m.version)}::int[],
          ${column((m) => String(m.urgent))}::text[],
        ${column((m) => instant(m.now))}::timestamptz[], ${column((m) => instant(m.recheckAt))}::timestamptz[]
      ) as v(contact_id, version, urgent, now, recheck_at)
      cross join lateral (
        select v.contact_id as id
        union all select k.id from contacts k where k.business_id = ${businessId} and k.merged_into = v.contact_id) c
    where b.business_id = ${businessId} and b.status <> 'disabled' and ${keepsConsent(tx)}
    on conflict (business_id, backend_id, contact_id) do update set
      version = excluded.version, urgent = sync_marks.urgent or excluded.urgent,
      due_at = least(sync_marks.due_at, excluded.due_at),
      ${waitingSince(tx)}, recheck_at = excluded.recheck_at, set_aside = null, attempts = 0`
}
