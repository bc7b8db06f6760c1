import type { Instant } from '@/lib/consent/types'

/** Returns the end of a block as it is now; null for none, or one that has ended. */
export const blockAt = (blockedUntil: Instant | null, now: Instant): Instant | null =>
  blockedUntil !== null && blockedUntil > now ? blockedUntil : null
