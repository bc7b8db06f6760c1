import { inBusiness } from '@/db/client'
import { findDueRechecks, promoteRechecks } from '@/db/queries/sync/sync-claims'
import type { SyncDeps } from '@/lib/sync/deps'

/** Contacts in one transaction. A save of one of these contacts waits for it. */
const BATCH = 1000

/**
 * Makes every contact due whose state has changed by itself: a pause ended, or a consent expired. This runs apart from
 * the deliveries, so that a million contacts of one business delay no other business. Returns whether any contact
 * became due.
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
    // Nothing is due, or every due contact is locked by a save or by another worker.
    if (promoted === 0) return anyPromoted
    anyPromoted = true
  }
}
