import type { Instant } from '@/lib/consent/types'
import { endWithin } from '@/lib/pause-bounds'

/** Returns the end of a block as it is now; null for none, or one that has ended. */
export const blockAt = (blockedUntil: Instant | null, now: Instant): Instant | null =>
  blockedUntil !== null && blockedUntil > now ? blockedUntil : null

/** Returns the end of a block of an account, which is bounded, as it is now. */
export const accountBlockAt = (blockedUntil: Instant | null, now: Instant): Instant | null => {
  const until = blockAt(blockedUntil, now)
  return until === null ? null : endWithin(until, now)
}
