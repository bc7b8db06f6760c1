import type { Instant } from '@/lib/consent/types'

/** The longest that a block by the platform lasts from the moment at which we hear of it, in milliseconds. */
export const MOST_BLOCK_MS = 3_600_000

/** How far the clocks of two workers may differ before a time that one of them wrote is taken to be wrong. */
export const SKEW_MS = 60_000

/** Returns the end of a block as it is shown: no later than one that began now, whatever a wrong clock has written. */
export const endWithin = (blockedUntil: Instant, now: Instant): Instant => Math.min(blockedUntil, now + MOST_BLOCK_MS)

/**
 * Returns whether the times of a pause are later than any worker with a right clock can have written them by now, if
 * `now` is right. Nothing is written because of it alone: `boundPause` asks PostgreSQL's clock.
 */
export function isAhead(
  { statusAt, blockedUntil }: { statusAt: Instant; blockedUntil: Instant | null },
  now: Instant,
): boolean {
  return statusAt > now + SKEW_MS || (blockedUntil ?? 0) > now + MOST_BLOCK_MS + SKEW_MS
}
