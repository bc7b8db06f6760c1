import type { Instant } from './consent/types'

/**
 * The source of time, so that tests can set it. The time of a save is PostgreSQL's; this clock is for everything else.
 */
export interface Clock {
  now(): Instant
}

export const systemClock: Clock = { now: () => Date.now() }

interface Timed {
  clock: Clock
}

/**
 * Returns whether `at` lies less than this many milliseconds before `now`. A moment that is yet to come is of a clock
 * that was set back since: how old it is nobody knows.
 */
export function isWithin(now: Instant, at: Instant, ms: number): boolean {
  const age = now - at
  return age >= 0 && age < ms
}

/** Returns whether what was read at this moment is younger than this many milliseconds, as `isWithin`. */
export const isYounger = ({ clock }: Timed, at: Instant, ms: number): boolean => isWithin(clock.now(), at, ms)

/**
 * Returns whether what was to hold for `ms` milliseconds from some moment, until this one, still holds. After the clock
 * was set back it would hold for hours.
 */
export const stillHolds = (timed: Timed, until: Instant, ms: number): boolean => isYounger(timed, until - ms, ms)
