import type { Sql } from '@/db/client'
import type { Clock } from '@/lib/clock'

const SAMPLES = 3

export interface DatabaseClock extends Clock {
  /** Compares again; until it succeeds once, the machine's own time counts. */
  adjust(): Promise<void>
}

/**
 * The database's time without a query for each look: this machine's clock, corrected by their difference. Marks are due by the
 * database's clock, and a worker a second behind would let every change wait for a second.
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
        // The shortest trip tells best what time it was at its middle.
        if (row && tripMs < best.tripMs) best = { tripMs, offset: row.now - (before + tripMs / 2) }
      }
      offset = best.offset
    },
  }
}
