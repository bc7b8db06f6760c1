import { inBusiness } from '@/db/client'
import { deleteOldReviews, findBusinessesWithOldReviews } from '@/db/queries/reviews/reviews'
import type { SyncDeps } from '@/lib/sync/deps'

const BATCH = 1000

/** Deletes reviews that are older than they may be kept, judged or not, because they hold what people wrote. */
export async function purgeReviews(deps: Pick<SyncDeps, 'db' | 'clock'>, mayGoOn: () => boolean): Promise<void> {
  const now = deps.clock.now()
  for (const businessId of await findBusinessesWithOldReviews(deps.db.sql, now)) {
    let deleted = BATCH
    while (deleted === BATCH && mayGoOn()) {
      deleted = await inBusiness(deps.db, businessId, (tx) => deleteOldReviews(tx, businessId, now, BATCH))
    }
  }
}
