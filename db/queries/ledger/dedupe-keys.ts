import type { PendingQuery, Row } from 'postgres'
import type { Tx } from '@/db/client'
import { hasKeyDigests, writesCompact } from '@/db/layout'
import { dedupeUuid } from './line-form'

/**
 * Lines are found by the digest of their dedupe key, which this version stores with each of them. Lines of the last
 * release have the key alone, until `npm run db:compact` is through (decision 237).
 */

/** Returns columns of the lines of `ledger l` that were written under these keys. */
export async function withDedupeKeys<R extends object>(
  tx: Tx,
  businessId: string,
  keys: readonly string[],
  columns: PendingQuery<Row[]>,
): Promise<R[]> {
  const digests = keys.map((key) => dedupeUuid(key))
  const byDigest = tx`
    select ${columns} from ledger l where l.business_id = ${businessId} and l.dedupe = any(${digests}::uuid[])`
  if (hasKeyDigests(tx)) return tx<R[]>`${byDigest}`
  return tx<R[]>`
    ${byDigest}
    union all
    select ${columns} from ledger l
    where l.business_id = ${businessId} and l.dedupe_key = any(${[...keys]}::text[]) and l.dedupe is null`
}

/**
 * Fails with 23505, as the unique index over digests does, where a line of the last release has one of the keys. The
 * layout of the last release needs no such look: there the keys are in a unique index of their own.
 */
export async function refuseKnownKeys(tx: Tx, businessId: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0 || hasKeyDigests(tx) || !writesCompact(tx)) return
  await tx`select sayso_refuse_known_keys(${businessId}::uuid, ${[...keys]}::text[])`
}
