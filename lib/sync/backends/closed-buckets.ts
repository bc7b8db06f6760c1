import { isWithin } from '@/lib/clock'
import type { Instant } from '@/lib/consent/types'
import { Hold } from '@/lib/sync/hold'
import { isAfterWindow } from './hour-window'

/** No backend closes a bucket for longer, in milliseconds: the longest Retry-After that a webhook may ask for. */
const LONGEST_MS = 86_400_000

/**
 * The buckets of one backend that it has closed, as one process knows them. The database holds only when a bucket
 * opens, for all processes. Who saw it close also sees when the clock was set back since: then it counts as open,
 * instead of staying closed until the clock has caught up. A process that did not see it close, because it started
 * later, sees it by the minute until which the requests of the bucket are counted: that is no earlier than the closing,
 * and is ahead of a clock that was set back by more than about an hour. So it waits an hour too long at most.
 */
export class ClosedBuckets {
  readonly #holds = new Map<string, Hold>()
  /** By bucket, the end of what was over because the clock was set back. It may still be in the database. */
  readonly #overtaken = new Map<string, Instant>()

  /** Returns for how many milliseconds the bucket stays closed; 0 when it is open. */
  leftMs(bucket: string, now: Instant): number {
    return this.#holds.get(bucket)?.leftMs(now) ?? 0
  }

  /** Returns false if the bucket is closed for as long already. */
  close(bucket: string, now: Instant, ms: number): boolean {
    const hold = this.#holds.get(bucket) ?? new Hold()
    if (hold.until > now && !hold.lasts(now)) this.#overtaken.set(bucket, hold.until)
    this.#holds.set(bucket, hold)
    return hold.extend(now, ms)
  }

  /**
   * Returns until when the database closes the bucket, or null if it closes it no longer. `minute` is the newest for
   * which its requests are counted.
   */
  stillClosed(
    bucket: string,
    { blockedUntil: until, minute }: { blockedUntil: Instant | null; minute: number },
    now: Instant,
  ): Instant | null {
    if (until === null || !isWithin(now, until - LONGEST_MS, LONGEST_MS) || isAfterWindow(minute, now)) return null
    const known = this.#holds.get(bucket)
    const isOver = known?.until === until ? !known.lasts(now) : this.#overtaken.get(bucket) === until
    return isOver ? null : until
  }

  clear(): void {
    this.#holds.clear()
    this.#overtaken.clear()
  }
}
