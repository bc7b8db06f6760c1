import type { Instant } from '@/lib/consent/types'

/** The clock of the database is measured again each minute, and may then go back by less than this, in milliseconds. */
const MEASURED_MS = 1000

/**
 * Something that waits for a while, kept in memory. After the clock was set back to before its beginning it is over,
 * because its end would come hours late.
 */
export class Hold {
  #from: Instant = -Infinity
  #until: Instant = -Infinity

  /** When it ends, as it was last said. */
  get until(): Instant {
    return this.#until
  }

  /** Whether it lasts now. */
  lasts(now: Instant): boolean {
    return now < this.#until && now >= this.#from - MEASURED_MS
  }

  /** Returns how many milliseconds are left of it; 0 when it is over. */
  leftMs(now: Instant): number {
    return this.lasts(now) ? this.#until - now : 0
  }

  /** Makes it last for `ms` milliseconds from now, unless it lasts longer already. Returns whether that changed it. */
  extend(now: Instant, ms: number): boolean {
    if (ms <= this.leftMs(now)) return false
    this.#from = now
    this.#until = now + ms
    return true
  }

  /** Ends it. */
  end(): void {
    this.#until = -Infinity
  }
}
