import type { Instant } from '@/lib/consent/types'

const HOUR_MS = 3_600_000
/** A session that nobody uses ends after half a day: a working day with its breaks is shorter. */
const IDLE_MS = 12 * HOUR_MS
/** Every session ends after 30 days. */
export const LONGEST_MS = 30 * 24 * HOUR_MS

/** Returns the times before which a session must have been used, and must have begun, to have ended by now. */
export const endsOf = (now: Instant) => ({ seenBefore: now - IDLE_MS, madeBefore: now - LONGEST_MS })

/** Returns whether a session has ended by itself: unused for 12 hours, or 30 days old. */
export function hasEnded({ seenAt, createdAt }: { seenAt: Instant; createdAt: Instant }, now: Instant): boolean {
  const { seenBefore, madeBefore } = endsOf(now)
  return seenAt < seenBefore || createdAt < madeBefore
}
