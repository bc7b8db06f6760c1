import { setTimeout as sleep } from 'node:timers/promises'
import type { Deps } from '@/lib/services/deps'
import { type EventPage, readEvents } from './read-events'

/** How often somebody who waits looks again: soon enough for a person, and two small queries a second. */
const LOOK_EVERY_MS = 500
/** Who wait in this process at once; more are answered at once, as if they had not asked to wait. */
const MOST_WAITING = 200

let waiting = 0

export interface Wait {
  after: number
  limit: number
  /** How long to wait for the first event, at most. */
  waitMs: number
  /** Ends the waiting: whoever asked went away. */
  signal: AbortSignal
}

/** `readEvents`, which waits a while for the first event when there is none. No connection is held while it waits. */
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
