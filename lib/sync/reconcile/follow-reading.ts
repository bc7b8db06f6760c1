import { setTimeout as sleep } from 'node:timers/promises'
import { inBusiness } from '@/db/client'
import type { DuePoll } from '@/db/queries/sync/polls'
import { readReconciliation, type Tally } from '@/db/queries/sync/reconciliations'
import type { SyncDeps } from '@/lib/sync/deps'
import { pollBackend } from './poll-backend'

const LOOK_MS = 250
const FAILURES = 3

export type Followed = { done: true; tally: Tally } | { done: false; tally: Tally; reason: string }

/**
 * Runs a reading that has begun until it is done, and waits for the limits of the backend. While a worker has it, this
 * only watches. Gives up after three failures in a row; what was read stays, and the workers continue.
 */
export async function followReading(
  deps: SyncDeps,
  poll: DuePoll,
  run: string,
  options: { mayGoOn: () => boolean; waiting?: (ms: number) => void } = { mayGoOn: () => true },
): Promise<Followed> {
  let failures = 0
  let reason = 'stopped'
  for (;;) {
    const row = await inBusiness(deps.db, poll.businessId, (tx) => readReconciliation(tx, poll.businessId, run))
    if (!row) return { done: false, tally: { looked: 0, takenIn: 0, mended: 0, forReview: 0 }, reason: 'unknown' }
    const { looked, takenIn, mended, forReview } = row
    const tally = { looked, takenIn, mended, forReview }
    if (row.endedAt !== null) return { done: true, tally }
    if (!options.mayGoOn() || failures >= FAILURES) return { done: false, tally, reason }
    const ended = await pollBackend(deps, poll, options.mayGoOn)
    if (ended?.ended === 'failed' || ended?.ended === 'refused') {
      failures += 1
      reason = ended.reason
    } else if (ended?.ended === 'budget') options.waiting?.(ended.waitMs)
    if (ended?.ended !== 'done') await sleep(LOOK_MS)
  }
}
