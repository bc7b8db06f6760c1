import type { Sql } from '@/db/client'
import type { Clock } from '@/lib/clock'

const SAMPLES = 3

export interface DatabaseClock extends Clock {
  /** Measures the difference between the two clocks again. Until the first success, the time of this machine counts. */
  adjust(): Promise<void>
}

/**
 * Returns a clock that shows the time of the database without asking it each time: the clock of this machine, corrected
 * by the measured difference. Marks become due by the clock of the database. Without the correction, a worker whose
 * clock is a second behind would send every change a second late.
 */
export function databaseClock(sql: Sql, local: () => number = Date.now): DatabaseClock {
  let offset = 0
  return {
    now: () => Math.round(local() + offset),
    async adjust() {
      let best = { tripMs: Infinity, offset }
      for (let sample = 0; sample < SAMPLES; sample++) {
        const before = local()
        const [row] = await sql<{ now: number }[]>`select sayso_ms(clock_timestamp()) as now`
        const tripMs = local() - before
        // The database read its clock about halfway through the request, so the shortest request gives the best
        // estimate.
        if (row && tripMs < best.tripMs) best = { tripMs, offset: row.now - (before + tripMs / 2) }
      }
      offset = best.offset
    },
  }
}
