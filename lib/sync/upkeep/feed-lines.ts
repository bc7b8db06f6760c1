import { inBusiness } from '@/db/client'
import { feedLines, findBusinessesToFeed } from '@/db/queries/ledger/feed'
import type { SyncDeps } from '@/lib/sync/deps'

const BATCH = 1000
/** Batches of one business before the next business has its turn. */
const TURN = 5

/**
 * Gives every committed line its position in its business's feed. Transactions are short: none stays open for a whole
 * import.
 */
export async function feedAll(deps: Pick<SyncDeps, 'db' | 'metrics'>, mayGoOn: () => boolean): Promise<void> {
  let businesses = await findBusinessesToFeed(deps.db.sql)
  while (businesses.length > 0 && mayGoOn()) {
    const unfinished: string[] = []
    for (const businessId of businesses) {
      let isMore = true
      for (let turn = 0; turn < TURN && isMore && mayGoOn(); turn++) {
        const step = await inBusiness(deps.db, businessId, (tx) => feedLines(tx, businessId, BATCH))
        deps.metrics.fed.inc(step.fed)
        isMore = step.isMore
      }
      if (isMore) unfinished.push(businessId)
    }
    businesses = unfinished
  }
}
