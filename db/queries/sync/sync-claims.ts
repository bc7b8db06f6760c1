import type { Sql, Tx } from '@/db/client'
import type { Instant } from '@/lib/consent/types'
import { waitsSince } from './waits-since'

/** A backend, and whose it is. */
export interface BackendOf {
  businessId: string
  backendId: string
}

const backends = (rows: readonly { business_id: string; backend_id: string }[]): BackendOf[] =>
  rows.map((row) => ({ businessId: row.business_id, backendId: row.backend_id }))

/**
 * Returns the backends with contacts that are due, those with refusals first. It reads across businesses and locks
 * nothing.
 */
export async function findDueBackends(sql: Sql, now: Instant): Promise<BackendOf[]> {
  return backends(
    await sql<{ business_id: string; backend_id: string }[]>`
      select business_id, backend_id from sayso_due_deliveries(${new Date(now).toISOString()}) order by urgent desc`,
  )
}

/**
 * Returns the backends of the `most` contacts that have waited longest for a change by itself, such as the end of a
 * pause or of a consent. It reads across businesses and locks nothing.
 */
export async function findDueRechecks(sql: Sql, now: Instant, most: number): Promise<BackendOf[]> {
  return backends(
    await sql<{ business_id: string; backend_id: string }[]>`
      select business_id, backend_id from sayso_due_rechecks(${new Date(now).toISOString()}, ${most})`,
  )
}

export interface ClaimedMark {
  contactId: string
  version: number
  mirrored: Record<string, unknown> | null
  externalId: string | null
  urgent: boolean
  waitingSince: Instant | null
  attempts: number
  uncertainSince: Instant | null
}

export interface Claim {
  id: string
  urgent: boolean
  limit: number
  now: Instant
  until: Instant
}

interface ClaimRow {
  contact_id: string
  version: number
  mirrored: Record<string, unknown> | null
  external_id: string | null
  waiting_since: number | null
  attempts: number
  uncertain_since: number | null
}

/**
 * Makes up to `limit` contacts due whose state changes by itself now, because a pause ended or a consent expired.
 * Returns their number.
 */
export async function promoteRechecks(
  tx: Tx,
  businessId: string,
  backendId: string,
  now: Instant,
  limit: number,
): Promise<number> {
  const at = new Date(now).toISOString()
  const rows = await tx`
    update sync_marks set due_at = least(due_at, recheck_at), waiting_since = coalesce(waiting_since, recheck_at),
      recheck_at = null
    where business_id = ${businessId} and backend_id = ${backendId} and contact_id = any(array(
      select m.contact_id from sync_marks m
      where m.business_id = ${businessId} and m.backend_id = ${backendId} and m.recheck_at <= ${at}
      order by m.recheck_at limit ${limit} for update skip locked))
    returning 1`
  return rows.length
}

/**
 * Claims due contacts of one backend for one worker, the oldest first. A claim that was never ended becomes due again
 * by itself. What that worker sent may still arrive, so its outcome counts as unknown, and what was mirrored as lost.
 * Nothing is claimed of a backend that is not active.
 *
 * A claim changes no column that an index has, so PostgreSQL writes the mark beside the old one and touches no index.
 * It moves `waiting_since` to `waited_since`: a change that comes meanwhile sets `waiting_since` again, and so is not
 * missed.
 *
 * `= any(array(…))` and not `in (…)`: the planner may run the sub-select of the latter once for every row, and then it
 * claims far more than the limit (seen with 50,000 marks not analyzed yet: 13 s and 167 rows for 100).
 */
export async function claimMarks(tx: Tx, businessId: string, backendId: string, claim: Claim): Promise<ClaimedMark[]> {
  const now = new Date(claim.now).toISOString()
  const until = new Date(claim.until).toISOString()
  const rows = await tx<ClaimRow[]>`
    update sync_marks set claimed_by = ${claim.id}, claimed_until = ${until},
      waited_since = ${waitsSince(tx)},
      waiting_since = null,
      uncertain_since = case when claimed_by is null then uncertain_since else claimed_until end,
      mirrored = case when claimed_by is null then mirrored else null end
    where business_id = ${businessId} and backend_id = ${backendId} and contact_id = any(array(
      select m.contact_id from sync_marks m
      where m.business_id = ${businessId} and m.backend_id = ${backendId} and m.urgent = ${claim.urgent}
        and m.due_at <= ${now} and (m.claimed_until is null or m.claimed_until <= ${now})
        and not exists (select 1 from backends b
          where b.business_id = ${businessId} and b.id = ${backendId} and b.status <> 'active')
      order by m.due_at limit ${claim.limit} for update skip locked))
    returning contact_id, version, mirrored, external_id, sayso_ms(waited_since) as waiting_since, attempts,
      sayso_ms(uncertain_since) as uncertain_since`
  // PostgreSQL returns them in any order. Where a budget ends among them, those who have waited longest come first.
  rows.sort((one, other) => (one.waiting_since ?? claim.now) - (other.waiting_since ?? claim.now))
  return rows.map((row) => ({
    contactId: row.contact_id,
    version: row.version,
    mirrored: row.mirrored,
    externalId: row.external_id,
    urgent: claim.urgent,
    waitingSince: row.waiting_since,
    attempts: row.attempts,
    uncertainSince: row.uncertain_since,
  }))
}
