import { inBusiness } from '@/db/client'
import { claimPoll, type DuePoll, endPoll, findDuePolls, type PollClaim } from '@/db/queries/sync/polls'
import { awakenMarks, countWaiting } from '@/db/queries/sync/topic-followers'
import type { SyncDeps } from '@/lib/sync/deps'

/** Marks in one transaction. Each holds a lock that a save waits for. */
const BATCH = 1000
/** At most this many contacts are due at once, so that a new Yes does not wait behind all contacts. */
const MOST_WAITING = 2 * BATCH
const LOOK_AGAIN_MS = 1000
/** Used when there is nothing to follow. The next change of a topic sets its own time. */
const NEVER = Date.UTC(9999, 0, 1)

type FollowDeps = Pick<SyncDeps, 'db' | 'clock' | 'timing'>

/**
 * Makes contacts due after their business changed a topic (`mirrorTopicChange`), in short transactions and no faster
 * than the backend accepts them. Returns whether any contact became due. If this worker is killed, another one
 * continues after the last batch.
 */
export async function followTopics(deps: FollowDeps, mayGoOn: () => boolean): Promise<boolean> {
  let woken = false
  const polls = await findDuePolls(deps.db.sql, deps.clock.now())
  for (const due of polls.filter((poll) => poll.kind === 'topics')) {
    if (!mayGoOn()) break
    woken = (await followOne(deps, due)) || woken
  }
  return woken
}

/**
 * Makes one batch due and records how far it came, in one transaction. If another change has restarted the work
 * meanwhile, that restart stays.
 */
async function followOne({ db, clock, timing }: FollowDeps, due: DuePoll): Promise<boolean> {
  const { businessId, backendId } = due
  const now = clock.now()
  return inBusiness(db, businessId, async (tx) => {
    const claim = await claimPoll(tx, due, now, now + timing.leaseMs)
    if (!claim) return false
    const end = (cursor: PollClaim['cursor'], dueAt: number) =>
      endPoll(tx, due, { ...claim, cursor }, { dueAt, error: null })
    if ((await countWaiting(tx, businessId, backendId, now, MOST_WAITING)) >= MOST_WAITING) {
      await end(claim.cursor, now + LOOK_AGAIN_MS)
      return false
    }
    const after = await awakenMarks(tx, businessId, backendId, { after: claim.cursor, limit: BATCH, now })
    await end(after, after === null ? NEVER : now)
    return true
  })
}
