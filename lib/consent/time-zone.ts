import { BoundedMap } from '@/lib/bounded-map'
import type { Instant } from './types'

/** A date and time as a clock on the wall shows it. Months from 1. Days and hours beyond their range carry over. */
export interface WallTime {
  year: number
  month: number
  day: number
  hour: number
}

const DAY_MILLISECONDS = 86_400_000
/** There are some 600 zones, each of which may be written in many cases. */
const formatters = new BoundedMap<Intl.DateTimeFormat>(1000)

/**
 * Returns the date and time that a clock in the time zone (IANA name) shows. Throws RangeError for an unknown time
 * zone.
 */
export function wallTimeAt(instant: Instant, timeZone: string): WallTime {
  const shown = new Date(instant + offsetAt(instant, timeZone))
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
  }
}

/**
 * Returns when a clock in the time zone shows that time. Where it shows it twice (clocks go back), the first, or the
 * last if asked; where it never does (clocks go forward), the first moment after the jump, so that a day without a
 * midnight begins when it begins.
 */
export function instantOf(wall: WallTime, timeZone: string, which: 'first' | 'last' = 'first'): Instant {
  const shown = new Date(0)
  shown.setUTCFullYear(wall.year, wall.month - 1, wall.day)
  shown.setUTCHours(wall.hour)
  const local = shown.getTime()
  const offsetBefore = offsetAt(local - DAY_MILLISECONDS, timeZone)
  const offsetAfter = offsetAt(local + DAY_MILLISECONDS, timeZone)
  const found = [local - offsetBefore, local - offsetAfter].filter(
    (candidate) => candidate + offsetAt(candidate, timeZone) === local,
  )
  if (found.length === 0) return local - offsetBefore
  return which === 'first' ? Math.min(...found) : Math.max(...found)
}

/** Returns how many milliseconds the zone's clocks are ahead of UTC. */
function offsetAt(instant: Instant, timeZone: string): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of formatterFor(timeZone).formatToParts(instant)) parts[type] = Number(value)
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts
  const shown = Date.UTC(year, month - 1, day, hour, minute, second)
  return shown - Math.floor(instant / 1000) * 1000
}

/** Formatters are kept, because making one costs far more than using it. */
function formatterFor(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formatters.set(timeZone, formatter)
  }
  return formatter
}
