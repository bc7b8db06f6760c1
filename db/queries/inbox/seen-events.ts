import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/**
 * Notes events that leave no line in the ledger. Returns the keys that were not seen before: what comes twice counts
 * once.
 */
export async function recordSeenEvents(
  tx: Tx,
  businessId: string,
  keys: readonly string[],
  now: Instant,
): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  // In one order, so that two workers with the same events wait for each other instead of locking each other out.
  const sorted = [...new Set(keys)].toSorted()
  const rows = await tx<{ key: string }[]>`
    insert into seen_events (business_id, key, at)
    select ${businessId}::uuid, key, ${instant(now)}::timestamptz from unnest(${sorted}::text[]) as k(key)
    on conflict (business_id, key) do nothing returning key`
  return new Set(rows.map((row) => row.key))
}

/** Deletes keys from before `before`, at most `limit`. Returns their number. */
export async function deleteOldEvents(tx: Tx, businessId: string, before: Instant, limit: number): Promise<number> {
  const rows = await tx`
    delete from seen_events where business_id = ${businessId} and key = any(array(
      select s.key from seen_events s where s.business_id = ${businessId} and s.at < ${instant(before)} limit ${limit}))
    returning key`
  return rows.length
}
