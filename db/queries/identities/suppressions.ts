import type { Tx } from '@/db/client'
import { columnsOf, instant, texts } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/**
 * Why nothing is sent to a number any more: its holder gave it up, or was erased. Of the number itself only a keyed
 * hash is kept.
 */
export type SuppressionCause = 'released' | 'erased'

/** Which pepper the hashes are made with; there is one. */
const PEPPER_ID = 1

/** Suppresses numbers that their holder gave up. One that is suppressed already stays as it is. */
export async function suppressReleased(
  tx: Tx,
  businessId: string,
  hashes: readonly string[],
  now: Instant,
): Promise<void> {
  if (hashes.length === 0) return
  await tx`
    insert into suppressions (business_id, hash, pepper_id, cause, at)
    select ${businessId}::uuid, v.hash, ${PEPPER_ID}::int, 'released', ${instant(now)}::timestamptz
    from unnest(${hashes.toSorted()}::text[]) as v(hash)
    on conflict (business_id, hash) do nothing`
}

/** Suppresses what an erased contact was known by. Of two erasures of one number the later one holds. */
export async function suppressErased(
  tx: Tx,
  businessId: string,
  contactId: string,
  hashes: readonly string[],
  now: Instant,
): Promise<void> {
  if (hashes.length === 0) return
  await tx`
    select sayso_suppress_erased(${businessId}, ${contactId}, ${hashes.toSorted()}::text[], ${PEPPER_ID},
      ${instant(now)})`
}

/** Until when an erased person had an identity that had ended before the erasure. */
interface ErasedHolding {
  hash: string
  heldUntil: Instant
}

/** Keeps until when an erased person had what was no longer theirs. It blocks nothing (decision 229). */
export async function insertErasedHoldings(
  tx: Tx,
  businessId: string,
  holdings: readonly ErasedHolding[],
): Promise<void> {
  if (holdings.length === 0) return
  // In one order, so that two erasures with the same numbers wait for each other.
  const column = columnsOf(holdings.toSorted((a, b) => (a.hash < b.hash ? -1 : 1)))
  await tx`
    insert into erased_holdings (business_id, hash, pepper_id, held_until)
    select ${businessId}::uuid, v.hash, ${PEPPER_ID}::int, v.until
    from unnest(${column((h) => h.hash)}::text[], ${column((h) => instant(h.heldUntil))}::timestamptz[])
      as v(hash, until)
    on conflict (business_id, hash, held_until) do nothing`
}

/** Since when a hash is suppressed, and why. */
interface Suppression {
  at: Instant
  cause: SuppressionCause
}

/** Returns since when each of the hashes is suppressed, and why. Hashes that are not are left out. */
async function findSuppressed(
  tx: Tx,
  businessId: string,
  hashes: readonly string[],
): Promise<Map<string, Suppression>> {
  if (hashes.length === 0) return new Map()
  const rows = await tx<(Suppression & { hash: string })[]>`
    select hash, sayso_ms(at) as at, cause from suppressions
    where business_id = ${businessId} and hash = any(${texts(tx, hashes)})`
  return new Map(rows.map(({ hash, at, cause }) => [hash, { at, cause }]))
}

/**
 * Which of the hashes are suppressed, and why. With `at`, those that were at that moment; those erased later are
 * among them, because nothing else is known of them any more.
 */
export async function findSuppressions(
  tx: Tx,
  businessId: string,
  hashes: readonly string[],
  at: Instant | null = null,
): Promise<Map<string, SuppressionCause>> {
  const found = [...(await findSuppressed(tx, businessId, hashes))]
  const then = found.filter(([, since]) => at === null || since.cause === 'erased' || since.at <= at)
  return new Map(then.map(([hash, { cause }]) => [hash, cause]))
}

/** Returns whether anybody of the business ever released a number or was erased. */
export async function hasSuppressions(tx: Tx, businessId: string): Promise<boolean> {
  const rows = await tx`select 1 from suppressions where business_id = ${businessId} limit 1`
  return rows.length > 0
}

/**
 * Returns until when those of whom only hashes are kept had each of the identities, the last of them: what they had
 * lost before their erasure, and what is suppressed for one of the causes. Hashes of which nothing is kept are left
 * out.
 */
export async function findHeldUntil(
  tx: Tx,
  businessId: string,
  hashes: readonly string[],
  causes: readonly SuppressionCause[],
): Promise<Map<string, Instant>> {
  if (hashes.length === 0) return new Map()
  const wanted = texts(tx, hashes)
  const rows = await tx<{ hash: string; until: Instant }[]>`
    select u.hash, sayso_ms(max(u.until)) as until from (
      select h.hash, h.held_until as until from erased_holdings h
      where h.business_id = ${businessId} and h.hash = any(${wanted})
      union all
      select s.hash, s.at as until from suppressions s
      where s.business_id = ${businessId} and s.hash = any(${wanted}) and s.cause = any(${[...causes]}::text[])
    ) u group by u.hash`
  return new Map(rows.map(({ hash, until }) => [hash, until]))
}

/** Returns whether anything is kept of anybody who released a number or was erased. */
export async function hasForgotten(tx: Tx, businessId: string): Promise<boolean> {
  const rows = await tx`
    (select 1 from suppressions s where s.business_id = ${businessId} limit 1)
    union all
    (select 1 from erased_holdings h where h.business_id = ${businessId} limit 1)`
  return rows.length > 0
}
