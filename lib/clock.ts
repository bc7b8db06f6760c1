import type { Instant } from './consent/types'

/**
 * Where the time comes from, so that tests can set it. The time of a save is PostgreSQL's; this one is for everything
 * else.
 */
export interface Clock {
  now(): Instant
}

export const systemClock: Clock = { now: () => Date.now() }
