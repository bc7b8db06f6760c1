import { FOREVER, type Instant } from '@/lib/consent/types'

/** Returns a time as responses have it: ISO 8601 in UTC with milliseconds. */
export const iso = (instant: Instant): string => new Date(instant).toISOString()

export const isoOrNull = (instant: Instant | null | undefined): string | null => (instant == null ? null : iso(instant))

/** Returns when something ends, or null if it never does: the year 9999 stays inside Sayso. */
export const endOrNull = (instant: Instant | null | undefined): string | null =>
  instant == null || instant >= FOREVER ? null : iso(instant)
