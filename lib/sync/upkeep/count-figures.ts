import { inBusiness } from '@/db/client'
import { readConfig } from '@/db/queries/business/config'
import { addDayCounts, lockDayCounter } from '@/db/queries/figures/days'
import { type DueFigures, findDueFigures } from '@/db/queries/figures/due-figures'
import { claimReach, reachPause, releaseReach, writeReach } from '@/db/queries/figures/reach'
import { countStates, type StateCount } from '@/db/queries/figures/states'
import { readFeed } from '@/db/queries/ledger/feed'
import { NIL } from '@/db/sql'
import { dayCountsOf } from '@/lib/services/figures/day-counts'
import { sumCounts } from '@/lib/services/figures/reach'
import type { SyncDeps } from '@/lib/sync/deps'

/** Lines counted in one transaction. */
const LINES = 1000
/** Contacts counted in one statement, which takes about a tenth of a second. */
const CONTACTS = 10_000
/** A counting that takes longer than this is taken for dead, and another worker begins it again. */
const LEASE_MS = 30 * 60_000
/** A pause or a consent that ends by itself is in the counts after this time at the latest. */
const BY_ITSELF_MS = 60 * 60_000

type CountDeps = Pick<SyncDeps, 'db' | 'clock'>

/** Counts what the console shows: events by the day, from the feed, and how many people each topic reaches. */
export async function countFigures(deps: CountDeps, mayGoOn: () => boolean): Promise<void> {
  for (const due of await findDueFigures(deps.db.sql, deps.clock.now())) {
    if (!mayGoOn()) return
    await countOne(deps, due, mayGoOn)
  }
}

async function countOne(deps: CountDeps, { businessId, kind }: DueFigures, mayGoOn: () => boolean): Promise<void> {
  if (kind === 'reach') return countReach(deps, businessId, mayGoOn)
  let counted = LINES
  while (counted === LINES && mayGoOn()) counted = await countLines(deps, businessId)
}

/** Counts the next lines of the feed, and how far it came, in one transaction. Returns their number. */
async function countLines({ db }: CountDeps, businessId: string): Promise<number> {
  return inBusiness(db, businessId, async (tx) => {
    const position = await lockDayCounter(tx, businessId)
    if (position === null) return 0
    const config = await readConfig(tx, businessId)
    const lines = await readFeed(tx, businessId, position, LINES)
    await addDayCounts(tx, businessId, dayCountsOf(lines, config?.timeZone ?? 'UTC'), {
      position: lines.at(-1)?.position ?? position,
      isDone: lines.length < LINES,
    })
    return lines.length
  })
}

async function countReach({ db, clock }: CountDeps, businessId: string, mayGoOn: () => boolean): Promise<void> {
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
