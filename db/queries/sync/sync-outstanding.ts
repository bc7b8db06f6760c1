import type { Tx } from '@/db/client'
import { instant, orNil } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'
import { keepsConsent, waitingSince } from './sync-marks'

/**
 * Makes due, for one backend, the contacts behind `after` whose latest change was never confirmed there, `limit`
 * contacts looked at. Returns the last one, null at the end. Who refuses anything, or is let go, goes first. A contact
 * that was merged may have a record of its own there, which follows the contact that stayed.
 */
export async function markOutstanding(
  tx: Tx,
  businessId: string,
  backendId: string,
  page: { after: string | null; limit: number; now: Instant },
): Promise<string | null> {
  const rows = await tx<{ id: string }[]>`
    select id from contacts where business_id = ${businessId} and id > ${orNil(page.after)}::uuid
    order by id limit ${page.limit}`
  if (rows.length === 0) return null
  const ids = rows.map((row) => row.id)
  const now = instant(page.now)
  // Of a merged contact the one that stayed says what holds (`w`). Not `coalesce`: see `personOf`.
  await tx`
    insert into sync_marks (business_id, backend_id, contact_id, version, urgent, due_at, waiting_since)
    select c.business_id, ${backendId}::uuid, c.id, w.head_seq,
      coalesce(w.stop_on, false) or coalesce(w.pause_until > ${now}::timestamptz, false) or w.released_at is not null
        or w.erased_at is not null
        or exists (select 1 from answers a where a.business_id = ${businessId} and a.contact_id = w.id
          and a.answer = 'out')
        or exists (select 1 from contact_senders s where s.business_id = ${businessId} and s.contact_id = w.id
          and s.stop_on),
      ${now}::timestamptz, ${now}::timestamptz
    from contacts c join backends b on b.business_id = c.business_id and b.id = ${backendId}
      join contacts w on w.business_id = c.business_id
        and w.id = case when c.merged_into is not null then c.merged_into else c.id end
    where c.business_id = ${businessId} and b.business_id = ${businessId} and w.business_id = ${businessId}
      and ${keepsConsent(tx)}
      and c.id = any(${ids}::uuid[]) and w.head_seq > 0
      and (c.merged_into is null or exists (select 1 from sync_marks m where m.business_id = ${businessId}
        and m.backend_id = ${backendId} and m.contact_id = c.id))
    on conflict (business_id, backend_id, contact_id) do update set
      version = excluded.version, urgent = sync_marks.urgent or excluded.urgent,
      due_at = least(sync_marks.due_at, excluded.due_at),
      ${waitingSince(tx)}, set_aside = null, attempts = 0
      where sync_marks.confirmed_version < excluded.version or sync_marks.uncertain_since is not null`
  return rows.length < page.limit ? null : (ids.at(-1) ?? null)
}

/** Retries a contact's dead-lettered deliveries in every backend after new data about the contact arrived. */
export async function reopenSetAside(tx: Tx, businessId: string, contactId: string, now: Instant): Promise<void> {
  const at = instant(now)
  // By way of the backends: until a database was compacted, marks are found by backend and contact only.
  await tx`
    update sync_marks m set due_at = least(m.due_at, ${at}::timestamptz),
      waiting_since = coalesce(m.waiting_since, ${at}::timestamptz),
      set_aside = null, attempts = 0
    from backends b
    where b.business_id = ${businessId} and m.business_id = ${businessId} and m.backend_id = b.id
      and m.contact_id = ${contactId} and m.set_aside is not null`
}

/**
 * Makes one contact due although it may be in step: what was confirmed is kept, and marked as open. Returns whether the
 * backend is to have that contact at all.
 */
export async function reopenMark(
  tx: Tx,
  businessId: string,
  backendId: string,
  contactId: string,
  now: Instant,
): Promise<boolean> {
  const at = instant(now)
  const rows = await tx`
    update sync_marks set due_at = least(due_at, ${at}::timestamptz),
      waiting_since = coalesce(waiting_since, ${at}::timestamptz), set_aside = null,
      attempts = 0,
      mirrored = mirrored || '{"open": true}'::jsonb
    where business_id = ${businessId} and backend_id = ${backendId} and contact_id = ${contactId} returning contact_id`
  return rows.length > 0
}
