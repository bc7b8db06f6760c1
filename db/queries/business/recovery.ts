import type { Sql, Tx } from '@/db/client'
import { hashColumn } from '@/db/queries/ledger/line-form'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'
import type { ListedBusiness } from './businesses'

/** How a business is after a restore. */
export interface Recovery {
  /** Since when every check answers No; null: the business is not held. */
  since: Instant | null
  /** When the last hold was ended; null: there was none. */
  endedAt: Instant | null
}

/** Returns every business, also test businesses. Only the worker may look. */
export async function listAllBusinesses(sql: Sql): Promise<ListedBusiness[]> {
  return sql<ListedBusiness[]>`select id, slug from sayso_all_businesses()`
}

/** Returns how many businesses are held after a restore. It reads across businesses and locks nothing. */
export async function countRecovering(sql: Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select sayso_count_recovering() as count`
  return row?.count ?? 0
}

export async function readRecovery(tx: Tx, businessId: string): Promise<Recovery> {
  const [row] = await tx<Recovery[]>`
    select sayso_ms(recovering_since) as since, sayso_ms(recovered_at) as "endedAt" from businesses
    where id = ${businessId}`
  return row ?? { since: null, endedAt: null }
}

/**
 * A process that ran before the restore may know a later version of the configuration than the backup has. After this
 * step the version is later than any that it can know.
 */
const VERSIONS = 100_000

/**
 * Holds a business: from the commit on, every check answers No. With `unlessEndedAfter` it does so only if no hold was
 * ended after that moment. Returns whether the business was not held before and is now.
 */
export async function holdBusiness(
  tx: Tx,
  businessId: string,
  { now, unlessEndedAfter }: { now: Instant; unlessEndedAfter?: Instant },
): Promise<boolean> {
  const rows = await tx`
    update businesses set recovering_since = ${instant(now)}, config_version = config_version + ${VERSIONS}::int
    where id = ${businessId} and recovering_since is null
      and (${instant(unlessEndedAfter ?? null)}::timestamptz is null or recovered_at is null
        or recovered_at < ${instant(unlessEndedAfter ?? null)}::timestamptz)
    returning id`
  return rows.length > 0
}

/** Ends the hold of a business. Returns whether it was held. */
export async function endHold(tx: Tx, businessId: string, now: Instant): Promise<boolean> {
  const rows = await tx`
    update businesses set recovering_since = null, recovered_at = ${instant(now)}, config_version = config_version + 1
    where id = ${businessId} and recovering_since is not null returning id`
  return rows.length > 0
}

/** Returns how many lines were recorded before a moment, and when the newest of them was; null where there is none. */
export async function readLinesBefore(
  tx: Tx,
  businessId: string,
  before: Instant,
): Promise<{ count: number; last: Instant | null }> {
  const [row] = await tx<{ count: number; last: Instant | null }[]>`
    select count(*)::int as count, sayso_ms(max(recorded_at)) as last from ledger
    where business_id = ${businessId} and recorded_at < ${instant(before)}::timestamptz`
  return row ?? { count: 0, last: null }
}

/** Returns those of some hashes that are lines of these contacts. */
export async function findLineHashes(
  tx: Tx,
  businessId: string,
  lines: readonly { contactId: string; seq: number; hash: string }[],
): Promise<Set<string>> {
  const rows = await tx<{ hash: string }[]>`
    select ${hashColumn(tx)} as hash from ledger l
    join unnest(${lines.map((each) => each.contactId)}::uuid[], ${lines.map((each) => each.seq)}::int[])
      as v(contact_id, seq) on l.contact_id = v.contact_id and l.seq = v.seq
    where l.business_id = ${businessId}`
  const known = new Set(rows.map(({ hash }) => hash))
  return new Set(lines.flatMap(({ hash }) => (known.has(hash) ? [hash] : [])))
}

/** Returns those of some ids that are contacts, merged ones included. */
export async function findContactIds(tx: Tx, businessId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx<{ id: string }[]>`
    select id from contacts where business_id = ${businessId} and id = any(${[...ids]}::uuid[])`
  return new Set(rows.map(({ id }) => id))
}
