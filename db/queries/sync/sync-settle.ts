import type { Tx } from '@/db/client'
import { columnsOf, instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/** The outcome of one claimed mark. */
export interface Acknowledgement {
  contactId: string
  /** The version it was claimed at. */
  version: number
  confirmed: boolean
  mirrored: Record<string, unknown> | null
  externalId: string | null
  dueAt: Instant | null
  urgent: boolean
  attempts: number
  lastError: string | null
  uncertainSince: Instant | null
  deadLetter: string | null
  recheckAt: Instant | null
}

/**
 * Ends claims. What was learnt of the backend is written in any case. A mark is done only if nothing changed since the
 * claim: a mark with a newer version, or with a `due_at` that was brought forward, stays due. So does every mark once
 * the claim is over, because what becomes due from then on brings nothing forward. Marks of a claim that another
 * worker has taken over are left alone. Returns the contacts that were acknowledged.
 */
export async function acknowledgeMarks(
  tx: Tx,
  businessId: string,
  backendId: string,
  claimId: string,
  rows: readonly Acknowledgement[],
  now: Instant,
): Promise<string[]> {
  const column = columnsOf(rows)
  const isUnchanged = tx`m.version = v.version and m.due_at = m.claimed_until
    and m.claimed_until > ${instant(now)}::timestamptz`
  // In the order in which changes that share a transaction write them: else each could hold what the other waits for.
  const lock = tx`
    select 1 from sync_marks m
    where m.business_id = ${businessId} and m.backend_id = ${backendId}
      and m.contact_id = any(${column((r) => r.contactId)}::uuid[]) and m.claimed_by = ${claimId}
    order by m.contact_id for update`
  const update = tx<{ contactId: string }[]>`
    update sync_marks m set
      confirmed_version = case when v.confirmed then v.version else m.confirmed_version end,
      mirrored = v.mirrored, external_id = v.external_id, last_error = v.last_error,
        uncertain_since = v.uncertain_since,
      due_at = case when ${isUnchanged} then v.due_at else m.due_at end,
      waiting_since = case when not v.confirmed then m.waiting_since
        when ${isUnchanged} then null else greatest(m.due_at, m.waiting_since) end,
      urgent = case when ${isUnchanged} then v.urgent else m.urgent end,
      attempts = case when ${isUnchanged} then v.attempts else m.attempts end,
      set_aside = case when ${isUnchanged} then v.set_aside else m.set_aside end,
      recheck_at = case when m.version = v.version then coalesce(v.recheck_at, m.recheck_at) else m.recheck_at end,
      claimed_by = null, claimed_until = null
    from unnest(
      ${column((r) => r.contactId)}::uuid[], ${column((r) => r.version)}::int[],
        ${column((r) => String(r.confirmed))}::text[]::boolean[],
      ${column((r) => (r.mirrored ? JSON.stringify(r.mirrored) : null))}::text[]::jsonb[],
        ${column((r) => r.externalId)}::text[],
      ${column((r) => instant(r.dueAt))}::timestamptz[], ${column((r) => String(r.urgent))}::text[]::boolean[],
        ${column((r) => r.attempts)}::int[],
      ${column((r) => r.lastError)}::text[], ${column((r) => instant(r.uncertainSince))}::timestamptz[],
      ${column((r) => r.deadLetter)}::text[], ${column((r) => instant(r.recheckAt))}::timestamptz[]
    ) as v(contact_id, version, confirmed, mirrored, external_id, due_at, urgent, attempts, last_error, uncertain_since,
      set_aside, recheck_at)
    where m.business_id = ${businessId} and m.backend_id = ${backendId} and m.contact_id = v.contact_id
      and m.claimed_by = ${claimId}
    returning m.contact_id as "contactId"`
  // Sent together, and run in this order.
  const [, acknowledged] = await Promise.all([lock, update])
  return acknowledged.map((row) => row.contactId)
}

/**
 * Contacts of ours that turn out to be one contact in the backend must not overwrite each other's No: those who share
 * one of these ids become due, and are worked out together from now on.
 */
export async function awakenSharers(
  tx: Tx,
  businessId: string,
  backendId: string,
  externalIds: readonly string[],
  now: Instant,
): Promise<void> {
  const at = instant(now)
  await tx`
    update sync_marks set due_at = least(due_at, ${at}::timestamptz), waiting_since = coalesce(waiting_since,
      ${at}::timestamptz)
    where business_id = ${businessId} and backend_id = ${backendId} and external_id = any(array(
      select m.external_id from sync_marks m
      where m.business_id = ${businessId} and m.backend_id = ${backendId}
        and m.external_id = any(${[...externalIds]}::text[])
      group by m.external_id having count(*) > 1))`
}

/** Tries again what was set aside. Returns their number. */
export async function replayMarks(tx: Tx, businessId: string, backendId: string, now: Instant): Promise<number> {
  const rows = await tx`
    update sync_marks set due_at = least(due_at, ${instant(now)}::timestamptz), set_aside = null, attempts = 0
    where business_id = ${businessId} and backend_id = ${backendId} and set_aside is not null returning contact_id`
  return rows.length
}
