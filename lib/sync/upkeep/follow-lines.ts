import { inBusiness, mayBeOfOne, type Tx } from '@/db/client'
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

/** Who follows the feed: the counts of days, and the watch over templates. */
interface Followers {
  days: boolean
  watch: boolean
}

/**
 * Counts the next lines of a business's feed by the day, and ties them to the messages that caused them, whichever is
 * due. Each of the two has its own place in the feed; where both stand at the same one, which is mostly so, a line is
 * read once for both. Counts, what is attributed and the places are one transaction. If that fails, each goes on alone,
 * so that neither holds up the other.
 * @throws AggregateError when both fail
 */
export async function followLines(
  deps: FollowDeps,
  businessId: string,
  mayGoOn: () => boolean,
  who: Followers = { days: true, watch: true },
): Promise<void> {
  try {
    for (let isMore = true; isMore && mayGoOn();) isMore = await followSome(deps, businessId, who)
  } catch (error) {
    if (!who.days || !who.watch || !mayBeOfOne(error)) throw error
    const alone = [
      { days: true, watch: false },
      { days: false, watch: true },
    ]
    const ended = await Promise.allSettled(alone.map((one) => followLines(deps, businessId, mayGoOn, one)))
    const errors = ended.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []))
    if (errors.length > 1) throw new AggregateError(errors, 'neither counts nor causes could be written')
    if (errors.length === 1) throw errors[0]
  }
}

/** Returns whether more lines are left. */
function followSome({ db, clock, services }: FollowDeps, businessId: string, who: Followers): Promise<boolean> {
  return inBusiness(db, businessId, async (tx) => {
    const now = clock.now()
    const [counted, watched] = await Promise.all([
      who.days ? lockDayCounter(tx, businessId) : null,
      who.watch ? lockWatch(tx, businessId, now) : null,
    ])
    const places = [counted, watched].filter((place) => place !== null)
    if (places.length === 0) return false
    const after = Math.min(...places)
    // The one behind comes as far as the other one first.
    const upTo = Math.max(...places) > after ? Math.max(...places) : null
    const changes = await readFedChanges(tx, businessId, { after, upTo, limit: LINES })
    const isFull = changes.length === LINES
    const place = {
      position: (isFull ? null : upTo) ?? changes.at(-1)?.position ?? after,
      isDone: !isFull && upTo === null,
    }
    const config = configOnce(tx, businessId)
    if (counted === after) {
      const counts = dayCountsOf(changes, (await config())?.timeZone ?? 'UTC')
      await addDayCounts(tx, businessId, counts, place)
    }
    if (watched === after) {
      await attributeChanges(tx, businessId, changes, { now, config, settings: services.settings })
      await moveWatch(tx, businessId, place)
    }
    return !place.isDone
  })
}

function configOnce(tx: Tx, businessId: string): () => Promise<BusinessConfig | null> {
  let asked: Promise<BusinessConfig | null> | undefined
  return () => (asked ??= readConfig(tx, businessId))
}
