import { type Clock, isWithin } from '@/lib/clock'
import type { Instant } from '@/lib/consent/types'

/** From this number of lines of the ledger in a second on, people save, or an import writes, without a pause. */
const MANY_A_SECOND = 200
/** From one run of a job that yields to the next at the latest, in milliseconds. */
const YIELD_MS = 30_000

/** Tells how fast the ledger grows, for jobs that nobody waits for. */
export interface Press {
  /** Takes note of lines that were given their place in a feed. */
  note(lines: number): void
  /**
   * Returns a job that leaves the processor to saves and deliveries: while the ledger grows fast, it runs once in half
   * a minute, and then does what has gathered. At all other times it always runs, and once after the clock was set
   * back.
   */
  yielding(run: () => Promise<void>): () => Promise<void>
}

export function createPress(clock: Clock): Press {
  let second = { from: -Infinity as Instant, lines: 0 }
  let before = { from: -Infinity as Instant, lines: 0 }

  const turn = (now: Instant) => {
    if (isWithin(now, second.from, 1000)) return
    before = isWithin(now, second.from, 2000) ? second : { from: now - 1000, lines: 0 }
    second = { from: now, lines: 0 }
  }
  return {
    note(lines) {
      turn(clock.now())
      second.lines += lines
    },
    yielding(run) {
      let ranAt: Instant = -Infinity
      return async () => {
        const now = clock.now()
        turn(now)
        if (Math.max(second.lines, before.lines) >= MANY_A_SECOND && isWithin(now, ranAt, YIELD_MS)) return
        ranAt = now
        await run()
      }
    },
  }
}
