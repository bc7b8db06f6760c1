import type { Tx } from '@/db/client'
import { columnsOf, instant, lines } from '@/db/sql'
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

/** Whether nothing is left to do for a contact whose delivery ended like this. So most deliveries end. */
const isDone = (row: Acknowledgement): boolean =>
  row.confirmed &&
  row.dueAt === null &&
  !row.urgent &&
  row.attempts === 0 &&
  row.lastError === null &&
  row.uncertainSince === null &&
  row.deadLetter === null

/** What identifies the marks of a claim. */
interface ClaimOf {
  businessId: string
  backendId: string
  claimId: string
  now: Instant
  told: boolean
}

/**
 * Ends claims. What was learnt of the backend is written in any case. A mark is done only if nothing changed since the
 * claim: a mark with a newer version, or that something else made due (`waiting_since`), stays due, in the place of
 * the first such change. So does every mark once the claim is over. Marks of a claim that another worker has taken over
 * are left alone. Returns the contacts that were acknowledged, unless nobody wants to be `told`.
 */
export async function acknowledgeMarks(
  tx: Tx,
  businessId: string,
  backendId: string,
  claimId: string,
  rows: readonly Acknowledgement[],
  now: Instant,
  told = true,
): Promise<string[]> {
  const claim = { businessId, backendId, claimId, now, told }
  const done = rows.filter(isDone)
  const others = rows.filter((row) => !isDone(row))
  // In the order in which changes that share a transaction write them: else each could hold what the other waits for.
  const lock = tx`
    select count(*)::int from (select 1 from sync_marks m
      where m.business_id = ${businessId} and m.backend_id = ${backendId}
        and m.contact_id = any(${rows.map((row) => row.contactId)}::uuid[]) and m.claimed_by = ${claimId}
      order by m.contact_id for update) l`
  // Sent together, and run in this order.
  const [, ...acknowledged] = await Promise.all([
    lock,
    ...(done.length > 0 ? [endDone(tx, claim, done)] : []),
    ...(others.length > 0 ? [endOthers(tx, claim, others)] : []),
  ])
  return acknowledged.flat().map((row) => row.contactId)
}

/** The condition that nothing came since the claim, which is not over. */
const isUnchanged = (tx: Tx, now: Instant) => tx`m.version = v.version and m.waiting_since is null
  and m.claimed_until > ${instant(now)}::timestamptz`

/**
 * When a mark to which something came is due: in the place of the first change that came. Now at the latest, because
 * that change may have been written by a clock that is ahead.
 */
const staysDueAt = (tx: Tx, now: Instant) =>
  tx`least(coalesce(m.waiting_since, m.due_at), ${instant(now)}::timestamptz)`

const returningContact = (tx: Tx) => tx`returning m.contact_id as "contactId"`

/** Snapshots as text, which nothing has to escape: JSON holds no line break. */
const snapshots = (tx: Tx, rows: readonly Acknowledgement[]) =>
  lines(
    tx,
    rows.map(({ mirrored }) => mirrored && JSON.stringify(mirrored)),
  )

/** Ends claims of marks that are done. All that is the same of them is in the statement. */
function endDone(tx: Tx, { businessId, backendId, claimId, now, told }: ClaimOf, rows: readonly Acknowledgement[]) {
  const column = columnsOf(rows)
  const unchanged = isUnchanged(tx, now)
  return tx<{ contactId: string }[]>`
    update sync_marks m set
      confirmed_version = v.version, mirrored = v.mirrored::jsonb, external_id = v.external_id, last_error = null,
      uncertain_since = null,
      due_at = case when ${unchanged} then null else ${staysDueAt(tx, now)} end,
      waiting_since = case when ${unchanged} then null else coalesce(m.waiting_since, m.claimed_until) end,
      urgent = case when ${unchanged} then false else m.urgent end,
      attempts = case when ${unchanged} then 0 else m.attempts end,
      set_aside = case when ${unchanged} then null else m.set_aside end,
      recheck_at = case when m.version = v.version then coalesce(v.recheck_at, m.recheck_at) else m.recheck_at end,
      claimed_by = null, claimed_until = null, waited_since = null
    from unnest(
      ${column((r) => r.contactId)}::uuid[], ${column((r) => r.version)}::int[], ${snapshots(tx, rows)},
      ${column((r) => r.externalId)}::text[], ${column((r) => instant(r.recheckAt))}::timestamptz[]
    ) as v(contact_id, version, mirrored, external_id, recheck_at)
    where m.business_id = ${businessId} and m.backend_id = ${backendId} and m.contact_id = v.contact_id
      and m.claimed_by = ${claimId}
    ${told ? returningContact(tx) : tx``}`
}

/** Ends claims of marks for which anything is left to do, or to tell. */
function endOthers(tx: Tx, { businessId, backendId, claimId, now, told }: ClaimOf, rows: readonly Acknowledgement[]) {
  const column = columnsOf(rows)
  const unchanged = isUnchanged(tx, now)
  return tx<{ contactId: string }[]>`
    update sync_marks m set
      confirmed_version = case when v.confirmed then v.version else m.confirmed_version end,
      mirrored = v.mirrored::jsonb, external_id = v.external_id, last_error = v.last_error,
        uncertain_since = v.uncertain_since,
      due_at = case when ${unchanged} then v.due_at else ${staysDueAt(tx, now)} end,
      waiting_since = case
        when v.confirmed then case when ${unchanged} then null else coalesce(m.waiting_since, m.claimed_until) end
        when m.urgent and not v.urgent then coalesce(m.waiting_since, m.waited_since)
        else least(m.waited_since, m.waiting_since) end,
      urgent = case when ${unchanged} then v.urgent else m.urgent end,
      attempts = case when ${unchanged} then v.attempts else m.attempts end,
      set_aside = case when ${unchanged} then v.set_aside else m.set_aside end,
      recheck_at = case when m.version = v.version then coalesce(v.recheck_at, m.recheck_at) else m.recheck_at end,
      claimed_by = null, claimed_until = null, waited_since = null
    from unnest(
      ${column((r) => r.contactId)}::uuid[], ${column((r) => r.version)}::int[],
        ${column((r) => String(r.confirmed))}::text[]::boolean[],
      ${snapshots(tx, rows)}, ${column((r) => r.externalId)}::text[],
      ${column((r) => instant(r.dueAt))}::timestamptz[], ${column((r) => String(r.urgent))}::text[]::boolean[],
        ${column((r) => r.attempts)}::int[],
      ${column((r) => r.lastError)}::text[], ${column((r) => instant(r.uncertainSince))}::timestamptz[],
      ${column((r) => r.deadLetter)}::text[], ${column((r) => instant(r.recheckAt))}::timestamptz[]
    ) as v(contact_id, version, confirmed, mirrored, external_id, due_at, urgent, attempts, last_error, uncertain_since,
      set_aside, recheck_at)
    where m.business_id = ${businessId} and m.backend_id = ${backendId} and m.contact_id = v.contact_id
      and m.claimed_by = ${claimId}
    ${told ? returningContact(tx) : tx``}`
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
    update sync_marks set due_at = least(due_at, ${instant(now)}::timestamptz),
      waiting_since = coalesce(waiting_since, ${instant(now)}::timestamptz), set_aside = null, attempts = 0
    where business_id = ${businessId} and backend_id = ${backendId} and set_aside is not null returning contact_id`
  return rows.length
}
