import type { Instant } from './consent/types'

/**
 * The source of time, so that tests can set it. The time of a save is PostgreSQL's; this clock is for everything else.
 */
export interface Clock {
  now(): Instant
}

export const systemClock: Clock = { now: () => Date.now() }
