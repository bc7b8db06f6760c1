import { setTimeout as sleep } from 'node:timers/promises'
import type { Deps } from '@/lib/services/deps'
import { type EventPage, readEvents } from './read-events'

/**
 * The milliseconds between two looks while a caller waits: soon enough for a person, and two small queries a second.
 */
const LOOK_EVERY_MS = 500
/**
 * The most callers that wait in one process at the same time. Any further caller gets an answer at once, as without
 * waiting.
 */
const MOST_WAITING = 200

let waiting = 0

export interface Wait {
  after: number
  limit: number
  /** The most milliseconds to wait for the first event. */
  waitMs: number
  /** Ends the waiting when the caller has disconnected. */
  signal: AbortSignal
}

/**
 * Returns what `readEvents` returns, and waits for the first event if there is none. It holds no connection while it
 * waits.
 */
export async function awaitEvents(deps: Deps, businessId: string, wait: Wait): Promise<EventPage> {
  const until = performance.now() + wait.waitMs
  for (;;) {
    const page = await readEvents(deps, businessId, wait)
    const left = until - performance.now()
    if (page.events.length > 0 || left <= 0 || wait.signal.aborted || waiting >= MOST_WAITING) return page
    waiting += 1
    await sleep(Math.min(LOOK_EVERY_MS, left), undefined, { signal: wait.signal }).catch(() => {})
    waiting -= 1
  }
}
