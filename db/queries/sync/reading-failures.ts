import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/** A contact of a backend that could not be taken in. */
export interface ReadingFailure {
  externalId: string
  /** A code, never a person's data. */
  reason: string
  /** Our contacts that it is, as far as we know. */
  contactIds: readonly string[]
}

/** After how many minutes a contact is looked at again, by how often it failed before. */
const MINUTES = [1, 2, 4, 8, 16, 32, 60] as const

/** Sets a contact aside; looked at again after a minute, then after twice as long each time, up to an hour. */
export async function recordReadingFailures(
  tx: Tx,
  businessId: string,
  backendId: string,
  failures: readonly ReadingFailure[],
  now: Instant,
): Promise<void> {
  // All times that may be meant, because a cluster adds none in ON CONFLICT (docs/reference/citus.md, 9).
  const times = MINUTES.map((minutes) => instant(now + minutes * 60_000))
  for (const { externalId, reason, contactIds } of failures) {
    await tx`
      insert into reading_failures (business_id, backend_id, external_id, reason, contact_ids, first_at, due_at)
      values (${businessId}, ${backendId}, ${externalId}, ${reason}, ${[...contactIds]}::uuid[], ${instant(now)},
        ${instant(now + 60_000)})
      on conflict (business_id, backend_id, external_id) do update set
        reason = excluded.reason, contact_ids = excluded.contact_ids, attempts = reading_failures.attempts + 1,
        due_at = (${times}::timestamptz[])[least(reading_failures.attempts, 6) + 1]`
  }
}

/** These were taken in, or say nothing that is to be taken in. */
export async function forgetReadingFailures(
  tx: Tx,
  businessId: string,
  backendId: string,
  externalIds: readonly string[],
): Promise<void> {
  await tx`
    delete from reading_failures
    where business_id = ${businessId} and backend_id = ${backendId} and external_id = any(${[...externalIds]}::text[])`
}

/** Those that are to be looked at again now, the longest overdue first. */
export async function readDueFailures(
  tx: Tx,
  businessId: string,
  backendId: string,
  now: Instant,
  limit: number,
): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select external_id as id from reading_failures
    where business_id = ${businessId} and backend_id = ${backendId} and due_at <= ${instant(now)} order by due_at
      limit ${limit}`
  return rows.map((row) => row.id)
}

/** Returns whether the contact could not be taken in when it was last read. */
export async function isReadingFailure(
  tx: Tx,
  businessId: string,
  backendId: string,
  externalId: string,
): Promise<boolean> {
  const rows = await tx`
    select from reading_failures
    where business_id = ${businessId} and backend_id = ${backendId} and external_id = ${externalId}`
  return rows.length > 0
}

export async function countReadingFailures(tx: Tx, businessId: string, backendId: string): Promise<number> {
  const [row] = await tx<{ n: number }[]>`
    select count(*)::int as n from reading_failures where business_id = ${businessId} and backend_id = ${backendId}`
  return row?.n ?? 0
}

/** Of these contacts of ours, those whose record there could not be taken in. */
export async function findUnread(
  tx: Tx,
  businessId: string,
  backendId: string,
  contactIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx<{ id: string }[]>`
    select unnest(contact_ids) as id from reading_failures
    where business_id = ${businessId} and backend_id = ${backendId} and contact_ids && ${[...contactIds]}::uuid[]`
  return new Set(rows.map((row) => row.id))
}
