import type { Tx } from '@/db/client'
import { instant, orNil } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'
import { keepsConsent } from './sync-marks'

/**
 * Returns the backends that show a topic, of those that store consent: Weni as a field or a group, or in the switch for
 * marketing; every other one in words. Disabled ones are among them, because nothing else would update them when they
 * are enabled again.
 */
export async function findBackendsShowing(tx: Tx, businessId: string, topicId: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select b.id from backends b where b.business_id = ${businessId} and ${keepsConsent(tx)} and (b.kind <> 'weni'
      or exists (select 1 from mirrors m where m.business_id = ${businessId} and m.backend_id = b.id
        and m.topic_id = ${topicId})
      or exists (select 1 from topics t where t.business_id = ${businessId} and t.id = ${topicId}
        and t.category = 'marketing')
      or exists (select 1 from topic_versions v where v.business_id = ${businessId} and v.topic_id = ${topicId}
        and v.category = 'marketing'))
    order by b.id`
  return rows.map((row) => row.id)
}

/**
 * Makes due the marks of one backend for `limit` contacts behind `after`. Returns the last contact, null at the end.
 * Not urgent: the single refusal of a person goes before them, and what takes something away is written first in any
 * case. The pages are of contacts: where few of many have a mark for the backend, no statement reads all of them.
 */
export async function awakenMarks(
  tx: Tx,
  businessId: string,
  backendId: string,
  page: { after: string | null; limit: number; now: Instant },
): Promise<string | null> {
  const rows = await tx<{ contactId: string }[]>`
    select id as "contactId" from contacts where business_id = ${businessId} and id > ${orNil(page.after)}::uuid
    order by id limit ${page.limit}`
  const ids = rows.map((row) => row.contactId)
  const now = instant(page.now)
  if (ids.length > 0) {
    await tx`
      update sync_marks set due_at = least(due_at, ${now}::timestamptz), waiting_since = coalesce(waiting_since,
        ${now}::timestamptz),
        set_aside = null, attempts = 0
      where business_id = ${businessId} and backend_id = ${backendId} and contact_id = any(${ids}::uuid[])`
  }
  return ids.length < page.limit ? null : (ids.at(-1) ?? null)
}

/** How many agreements wait for a backend, counted up to `most`. */
export async function countWaiting(
  tx: Tx,
  businessId: string,
  backendId: string,
  now: Instant,
  most: number,
): Promise<number> {
  const [row] = await tx<{ count: number }[]>`
    select count(*)::int as count from (select 1 from sync_marks where business_id = ${businessId}
      and backend_id = ${backendId}
      and not urgent and due_at <= ${instant(now)}
      and (claimed_until is null or claimed_until <= ${instant(now)}) limit ${most}) w`
  return row?.count ?? 0
}
