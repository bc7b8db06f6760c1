import { fromDate } from '@/lib/consent/time'
import type { Instant } from '@/lib/consent/types'

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/**
 * Returns the start of a day in a time zone, or of the day that is `later` days after it; null for a text that is no
 * date.
 */
export function startOfDay(text: string, timeZone: string, later = 0): Instant | null {
  const [, year, month, day] = DAY.exec(text) ?? []
  if (year === undefined) return null
  const utc = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  // A day that the calendar does not have is read as another one.
  if (utc.toISOString().slice(0, 10) !== text) return null
  utc.setUTCDate(utc.getUTCDate() + later)
  return fromDate(utc.toISOString().slice(0, 10), timeZone, 'yes')
}
