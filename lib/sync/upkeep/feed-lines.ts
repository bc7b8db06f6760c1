import { inBusiness, sqlState } from '@/db/client'
import { feedLines, findBusinessesToFeed } from '@/db/queries/ledger/feed'
import type { SyncDeps } from '@/lib/sync/deps'

const BATCH = 1000
/** Batches of one business before the next business has its turn. */
const TURN = 5

type FeedDeps = Pick<SyncDeps, 'db' | 'metrics'>

/**
 * Gives every committed line its position in its business's feed. Transactions are short: none stays open for a whole
 * import. A business that fails keeps no other from its turn. Returns the number of lines.
 * @throws AggregateError at the end, with the errors of the businesses that failed
 */
export async function feedAll(deps: FeedDeps, mayGoOn: () => boolean): Promise<number> {
  const errors: unknown[] = []
  let fed = 0
  let businesses = await findBusinessesToFeed(deps.db.sql)
  while (businesses.length > 0 && mayGoOn()) {
    const unfinished: string[] = []
    for (const businessId of businesses)
      try {
        const done = await feedSome(deps, businessId, mayGoOn)
        fed += done.fed
        if (done.isMore) unfinished.push(businessId)
      } catch (error) {
        // Without a database none of the others gets on either.
        if (sqlState(error) === undefined) throw error
        errors.push(error)
      }
    businesses = unfinished
  }
  if (errors.length > 0) throw errors.length === 1 ? errors[0] : new AggregateError(errors, 'some feeds failed')
  return fed
}

/** Feeds a few batches of a business. Returns the number of lines, and whether more wait. */
async function feedSome({ db, metrics }: FeedDeps, businessId: string, mayGoOn: () => boolean) {
  const step = (asksFeed: boolean) => inBusiness(db, businessId, (tx) => feedLines(tx, businessId, BATCH, asksFeed))
  const all = { fed: 0, isMore: true }
  for (let turn = 0; turn < TURN && all.isMore && mayGoOn(); turn++) {
    // A line that waits and has its place already: only somebody with rights of the tables' owner can have made that.
    const done = await step(false).catch((error: unknown) => {
      if (sqlState(error) !== '23505') throw error
      return step(true)
    })
    metrics.fed.inc(done.fed)
    all.fed += done.fed
    all.isMore = done.isMore
  }
  return all
}
