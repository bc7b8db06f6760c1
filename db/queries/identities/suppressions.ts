import type { Tx } from '@/db/client'
import { instant, texts } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/**
 * Why nothing is sent to a number any more: its holder gave it up, or was erased. Of the number itself only a keyed
 * hash is kept.
 */
export type SuppressionCause = 'released' | 'erased'

export async function insertSuppression(
  tx: Tx,
  businessId: string,
  hash: string,
  cause: SuppressionCause,
  now: Instant,
): Promise<void> {
  await tx`
    insert into suppressions (business_id, hash, pepper_id, cause, at)
      values (${businessId}, ${hash}, 1, ${cause}, ${instant(now)})
    on conflict (business_id, hash) do nothing`
}

/** Since when a hash is suppressed, and why. */
export interface Suppression {
  at: Instant
  cause: SuppressionCause
}

/** Returns since when each of the hashes is suppressed, and why. Hashes that are not are left out. */
export async function findSuppressed(
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
