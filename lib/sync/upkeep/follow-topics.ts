import { inBusiness } from '@/db/client'
import { claimPoll, type DuePoll, endPoll, findDuePolls, type PollClaim } from '@/db/queries/sync/polls'
import { awakenMarks, countWaiting } from '@/db/queries/sync/topic-followers'
import type { SyncDeps } from '@/lib/sync/deps'

/** Marks in one transaction: each holds a lock that a save waits for. */
const BATCH = 1000
/** So many are due at most: somebody's new Yes must not wait behind everybody. */
const MOST_WAITING = 2 * BATCH
const LOOK_AGAIN_MS = 1000
/** When there is nothing to follow; the next change of a topic sets its own time. */
const NEVER = Date.UTC(9999, 0, 1)

type FollowDeps = Pick<SyncDeps, 'db' | 'clock' | 'timing'>

/**
 * Makes the marks of contacts due whose topics a business changed (`mirrorTopicChange`), in short transactions and no faster than a backend
 * takes them. Returns whether any became due. Killed in between, another worker goes on behind the last batch.
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

/** One batch, and its place kept, in one transaction: begun again by a change meanwhile, it leaves that one alone. */
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
