import { inBusiness } from '@/db/client'
import { type BudgetRow, lockBudget, saveBudget } from '@/db/queries/backends/backend-budgets'
import type { Budget } from '@/lib/backends/backend'
import { isWithin } from '@/lib/clock'
import type { Instant } from '@/lib/consent/types'
import type { SyncDeps } from '@/lib/sync/deps'
import { Hold } from '@/lib/sync/hold'
import { ClosedBuckets } from './closed-buckets'
import { grant, type Limit, MINUTE_MS, nextGrantAt, type Purpose, PURPOSES, slide, spentIn } from './hour-window'

/** How long a limit learned from a 429 is valid, in milliseconds. After that the configured one is tried again. */
const LEARNT_FOR_MS = 3_600_000
/**
 * A learned limit never falls below this share of the configured one: another client may share the limit, but not use
 * all of it forever.
 */
const LEAST_LEARNT_SHARE = 0.25
/** A Retry-After shorter than this, in milliseconds, is about the moment and teaches nothing about the hour. */
const LEARNS_FROM_MS = 10_000
/** The wait in milliseconds when the database does not answer, because then nobody knows what is left. */
const NO_ANSWER_MS = 1000

interface Waiting {
  purpose: Purpose
  answer: (waitMs: number) => void
}

/** What is known of a purpose for which nothing was left under the limit `perHour`. */
interface Spent {
  /** While it lasts, the database has no other answer. */
  unasked: Hold
  /** When something may be left again, which callers get as the time to wait. */
  nextAt: Instant
  perHour: number | null
}

export interface SharedBudget extends Budget {
  /** The most requests an hour in each bucket. Null: we set no limit of our own. */
  perHour: number | null
  /** Does the same as `take`, for any purpose. */
  takeFor(bucket: string, purpose: Purpose): number | Promise<number>
  /**
   * Whether it is known here, without the database, that each of these buckets has nothing left for a purpose, so that
   * what is claimed for it would have to be put back. Never for no bucket.
   */
  isSpent(buckets: readonly string[], purpose: Purpose): boolean
  /**
   * Forgets which buckets this process believes to be closed or spent. Called after a change of the settings or the
   * status, which has opened them in the database (`dropHolds`).
   */
  forgetHolds(): void
}

/**
 * Returns the budget of one backend. It is counted in the database, so that all workers together stay within the
 * limits.
 */
export function sharedBudget(
  deps: Pick<SyncDeps, 'db' | 'clock' | 'log'>,
  businessId: string,
  backendId: string,
): SharedBudget {
  const closed = new ClosedBuckets()
  const waiting = new Map<string, Waiting[]>()
  /**
   * Where nothing of the hour was left, by bucket and purpose. Requests leave the hour at the end of a minute, so until
   * then the database would give the same answer, in a transaction for each few of the refusals that wait.
   */
  const spentParts = new Map<string, Spent>()

  function knownSpent(bucket: string, purpose: Purpose): Spent | null {
    const known = spentParts.get(`${purpose} ${bucket}`)
    return known && known.perHour === budget.perHour && known.unasked.lasts(deps.clock.now()) ? known : null
  }

  /** Takes from the budget for all callers of the same moment by one query. */
  async function answerAll(bucket: string): Promise<void> {
    const group = waiting.get(bucket) ?? []
    waiting.delete(bucket)
    try {
      const waits = await take(bucket, group)
      group.forEach((each, index) => each.answer(waits[index] ?? NO_ANSWER_MS))
    } catch (err) {
      deps.log.warn({ err, backendId }, 'the budget of a backend could not be read')
      for (const each of group) each.answer(NO_ANSWER_MS)
    }
  }

  async function take(bucket: string, group: readonly Waiting[]): Promise<number[]> {
    const found: [Purpose, Spent][] = []
    const waits = await inBusiness(deps.db, businessId, async (tx) => {
      const row = await lockBudget(tx, businessId, backendId, bucket)
      const now = deps.clock.now()
      const until = closed.stillClosed(bucket, row, now)
      if (until !== null) {
        closed.close(bucket, now, until - now)
        return group.map(() => until - now)
      }
      const limit = limitOf(row, now)
      const window = slide(row, now)
      const wanted = { urgent: 0, reading: 0, others: 0 }
      for (const { purpose } of group) wanted[purpose] += 1
      const result = grant(window, limit, wanted)
      if (PURPOSES.some((purpose) => result.granted[purpose] > 0))
        await saveBudget(tx, businessId, backendId, bucket, {
          ...{ ...row, ...result.window, used: [...result.window.used] },
          blockedUntil: null,
        })
      const left = { ...result.granted }
      return group.map(({ purpose }) => {
        if (left[purpose] > 0) {
          left[purpose] -= 1
          return 0
        }
        const nextAt = nextGrantAt(result.window, limit, purpose)
        const learntEndsAt = row.learntAt === null ? Infinity : row.learntAt + LEARNT_FOR_MS
        // A learned limit that ends leaves more, before any request leaves the hour.
        const minuteEndsAt = (Math.floor(now / MINUTE_MS) + 1) * MINUTE_MS
        const asksAt = Math.min(minuteEndsAt, learntEndsAt > now ? learntEndsAt : Infinity)
        const unasked = new Hold()
        unasked.extend(now, asksAt - now)
        found.push([purpose, { unasked, nextAt, perHour: budget.perHour }])
        return Math.max(1, nextAt - now)
      })
    })
    for (const [purpose, known] of found) spentParts.set(`${purpose} ${bucket}`, known)
    return waits
  }

  function limitOf(row: BudgetRow, now: Instant): Limit {
    const configured = budget.perHour ?? Infinity
    const isFresh = row.learntAt !== null && isWithin(now, row.learntAt, LEARNT_FOR_MS)
    return { configured, learnt: (isFresh ? row.learnt : null) ?? configured }
  }

  /**
   * Records a closed bucket for the other workers, and learns from it: when fewer requests than the limit got through,
   * another client shares the limit. It learns only when the backend named a time. A 429 without one does not show how
   * much is left (RapidPro sends it when the limit was lowered).
   */
  async function recordBlocked(bucket: string, until: Instant, isNamed: boolean): Promise<void> {
    await inBusiness(deps.db, businessId, async (tx) => {
      const row = await lockBudget(tx, businessId, backendId, bucket)
      const now = deps.clock.now()
      const { perHour } = budget
      const window = slide(row, now)
      const spent = spentIn(window)
      const learns = isNamed && perHour !== null && until - now >= LEARNS_FROM_MS && spent < limitOf(row, now).learnt
      const learnt = learns ? Math.max(spent, Math.ceil(perHour * LEAST_LEARNT_SHARE)) : row.learnt
      const learntAt = learns ? now : row.learntAt
      await saveBudget(tx, businessId, backendId, bucket, {
        // With the minute in which it was closed: a process that starts later sees by it that the clock was set back.
        ...{ minute: window.minute, used: [...window.used] },
        ...{ learnt, learntAt },
        blockedUntil: Math.max(until, closed.stillClosed(bucket, row, now) ?? 0),
      })
    })
  }

  const budget: SharedBudget = {
    perHour: null,
    take: (bucket, urgent) => budget.takeFor(bucket, urgent ? 'urgent' : 'others'),
    isSpent: (buckets, purpose) =>
      buckets.length > 0 &&
      buckets.every(
        (bucket) =>
          closed.leftMs(bucket, deps.clock.now()) > 0 ||
          (budget.perHour !== null && knownSpent(bucket, purpose) !== null),
      ),
    takeFor(bucket, purpose) {
      const closedMs = closed.leftMs(bucket, deps.clock.now())
      if (closedMs > 0) return closedMs
      if (budget.perHour === null) return 0
      const known = knownSpent(bucket, purpose)
      if (known) return Math.max(1, known.nextAt - deps.clock.now())
      return new Promise((answer) => {
        const group = waiting.get(bucket)
        if (group) return void group.push({ purpose, answer })
        waiting.set(bucket, [{ purpose, answer }])
        setImmediate(() => void answerAll(bucket))
      })
    },
    forgetHolds() {
      closed.clear()
      spentParts.clear()
    },
    block(bucket, ms, isNamed) {
      const now = deps.clock.now()
      if (!closed.close(bucket, now, ms)) return
      recordBlocked(bucket, now + ms, isNamed).catch((err: unknown) =>
        deps.log.warn({ err, backendId }, 'a closed bucket of a budget could not be recorded'),
      )
    },
  }
  return budget
}
