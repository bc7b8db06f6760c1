import { inBusiness } from '@/db/client'
import { findDueRechecks, promoteRechecks } from '@/db/queries/sync/sync-claims'
import type { SyncDeps } from '@/lib/sync/deps'

/** Contacts in one transaction: a save of one of them waits for it. */
const BATCH = 1000

/**
 * Makes every contact due whose state changes by itself now: a pause ended, a consent expired. At their own pace and not at that of the
 * deliveries, so that a million of one business keep no other business waiting. Returns whether any became due.
 */
export async function promoteAllRechecks(
  deps: Pick<SyncDeps, 'db' | 'clock'>,
  mayGoOn: () => boolean,
): Promise<boolean> {
  let anyPromoted = false
  for (;;) {
    const now = deps.clock.now()
    let promoted = 0
    for (const { businessId, backendId } of await findDueRechecks(deps.db.sql, now, BATCH)) {
      if (!mayGoOn()) return anyPromoted
      promoted += await inBusiness(deps.db, businessId, (tx) => promoteRechecks(tx, businessId, backendId, now, BATCH))
    }
    // None: nothing is due, or a save or another worker has every one of them just now.
    if (promoted === 0) return anyPromoted
    anyPromoted = true
  }
}
