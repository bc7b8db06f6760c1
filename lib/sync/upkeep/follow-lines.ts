import { inBusiness, type Tx } from '@/db/client'
import { type BusinessConfig, readConfig } from '@/db/queries/business/config'
import { addDayCounts, lockDayCounter } from '@/db/queries/figures/days'
import { readFedChanges } from '@/db/queries/ledger/fed-changes'
import { lockWatch, moveWatch } from '@/db/queries/template-watch/watch'
import { dayCountsOf } from '@/lib/services/figures/day-counts'
import { attributeChanges } from '@/lib/services/template-watch/attribute-changes'
import type { SyncDeps } from '@/lib/sync/deps'

/** Lines of one transaction. */
const LINES = 500

export type FollowDeps = Pick<SyncDeps, 'db' | 'clock'> & {
  services: { settings: Pick<SyncDeps['services']['settings'], 'sentMessageDays'> }
}

/** Who follows the feed: the counts of days, or the watch over templates. */
type Follower = 'days' | 'watch'

/**
 * Brings the counts of days, or the watch over templates, to the end of a business's feed. Each of the two has its own
 * place in the feed. Where the other one is due and is at the same place, which is mostly so, a line is read once
 * for both: counts, what is attributed and the places are then one transaction. Where it stands somewhere else, it is
 * neither moved nor locked. If a shared transaction fails, whatever the reason, this one goes on alone, and the other
 * one's own job says what is wrong with it.
 */
export async function followLines(
  deps: FollowDeps,
  businessId: string,
  mayGoOn: () => boolean,
  who: Follower,
): Promise<void> {
  let shares = true
  for (let isMore = true; isMore && mayGoOn();) {
    const asked = { shares, didShare: false }
    try {
      isMore = await followSome(deps, businessId, who, asked)
    } catch (error) {
      if (!asked.didShare) throw error
      shares = false
    }
  }
}

/** Returns whether more lines are left. `asked.didShare`: the other one was at work as well. */
function followSome(
  { db, clock, services }: FollowDeps,
  businessId: string,
  who: Follower,
  asked: { readonly shares: boolean; didShare: boolean },
): Promise<boolean> {
  return inBusiness(db, businessId, async (tx) => {
    asked.didShare = false
    const now = clock.now()
    const lock = (one: Follower, at?: number) =>
      one === 'days' ? lockDayCounter(tx, businessId, at) : lockWatch(tx, businessId, now, at)
    const after = await lock(who)
    if (after === null) return false
    asked.didShare = asked.shares && (await lock(who === 'days' ? 'watch' : 'days', after)) !== null
    const changes = await readFedChanges(tx, businessId, { after, limit: LINES })
    const isDone = changes.length < LINES
    const place = { position: changes.at(-1)?.position ?? after, isDone }
    const config = configOnce(tx, businessId)
    if (who === 'days' || asked.didShare) {
      const counts = dayCountsOf(changes, (await config())?.timeZone ?? 'UTC')
      await addDayCounts(tx, businessId, counts, place)
    }
    if (who === 'watch' || asked.didShare) {
      await attributeChanges(tx, businessId, changes, { now, config, settings: services.settings })
      await moveWatch(tx, businessId, place)
    }
    return !isDone
  })
}

function configOnce(tx: Tx, businessId: string): () => Promise<BusinessConfig | null> {
  let asked: Promise<BusinessConfig | null> | undefined
  return () => (asked ??= readConfig(tx, businessId))
}
