import { inBusiness } from '@/db/client'
import { findDueFigures } from '@/db/queries/figures/due-figures'
import { claimReach, reachPause, releaseReach, writeReach } from '@/db/queries/figures/reach'
import { countStates, type StateCount } from '@/db/queries/figures/states'
import { NIL } from '@/db/sql'
import { sumCounts } from '@/lib/services/figures/reach'
import { type FollowDeps, followLines } from './follow-lines'
import { forEachDue } from './for-each-due'

/** Contacts counted in one statement, which takes about a tenth of a second. */
const CONTACTS = 10_000
/** A counting that takes longer than this is taken for dead, and another worker begins it again. */
const LEASE_MS = 30 * 60_000
/** A pause or a consent that ends by itself is in the counts after this time at the latest. */
const BY_ITSELF_MS = 60 * 60_000

/**
 * Counts what the console shows: events by the day, from the feed, and how many people each topic reaches. Lines that
 * the watch over templates waits for as well are read once for both (follow-lines.ts). A business that fails keeps no
 * other from its turn.
 * @throws AggregateError at the end, with the errors of the businesses that failed
 */
export async function countFigures(deps: FollowDeps, mayGoOn: () => boolean): Promise<void> {
  await forEachDue(await findDueFigures(deps.db.sql, deps.clock.now()), mayGoOn, ({ businessId, kind }) =>
    kind === 'reach' ? countReach(deps, businessId, mayGoOn) : followLines(deps, businessId, mayGoOn, 'days'),
  )
}

async function countReach({ db, clock }: FollowDeps, businessId: string, mayGoOn: () => boolean): Promise<void> {
  const at = clock.now()
  const until = at + LEASE_MS
  if (!(await inBusiness(db, businessId, (tx) => claimReach(tx, businessId, at, until)))) return
  let counts: StateCount[] = []
  let people = 0
  let changesByItself = false
  for (let after: string | null = NIL; after !== null;) {
    if (!mayGoOn()) return inBusiness(db, businessId, (tx) => releaseReach(tx, businessId, until))
    const from: string = after
    const part = await inBusiness(db, businessId, (tx) =>
      countStates(tx, businessId, { after: from, limit: CONTACTS, now: at }),
    )
    counts = sumCounts([...counts, ...part.counts])
    people += part.people
    changesByItself ||= part.changesByItself
    after = part.last
  }
  const tookMs = Math.max(1, Math.round(clock.now() - at))
  const againAt = changesByItself ? at + reachPause(tookMs, BY_ITSELF_MS) : null
  const counted = { counts, people, at, tookMs, againAt }
  await inBusiness(db, businessId, (tx) => writeReach(tx, businessId, until, counted))
}
