import { FOREVER, type Instant } from '@/lib/consent/types'

/** A time on the wire: ISO 8601 in UTC with milliseconds. */
export const iso = (instant: Instant): string => new Date(instant).toISOString()

export const isoOrNull = (instant: Instant | null | undefined): string | null => (instant == null ? null : iso(instant))

/** When something ends; null for what never does: 9999 is our way to write it, and nobody else's. */
export const endOrNull = (instant: Instant | null | undefined): string | null =>
  instant == null || instant >= FOREVER ? null : iso(instant)
