import { instantOf, wallTimeAt } from './time-zone'
import { FOREVER, type Instant, type PauseLength } from './types'

/** An inexact time counts in favour of the No: a No at the end of the interval, a Yes at its start. */
export type Side = 'yes' | 'no'

const PAUSE_ENDS_AT_HOUR = 9

/**
 * The last moment that an address may name: PostgreSQL reads no year of five digits as JavaScript writes it
 * (ECMA-262, 21.4.1.32).
 */
export const LAST_MOMENT: Instant = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/**
 * Returns when something from outside happened, never later than `recordedAt`. `cut` is true when the claimed time was
 * in the future; the caller keeps the claim as evidence.
 */
export function occurredAt(claimed: Instant, recordedAt: Instant): { at: Instant; cut: boolean } {
  return claimed > recordedAt ? { at: recordedAt, cut: true } : { at: claimed, cut: false }
}

/** Returns the instant of a time in whole seconds since 1970, as Meta's webhooks give it. */
export function fromSeconds(seconds: number, side: Side): Instant {
  return Math.floor(seconds) * 1000 + (side === 'no' ? 999 : 0)
}

/**
 * Returns the instant of a date (`YYYY-MM-DD`) without a time, in the business's time zone: for a Yes the start of that
 * day, for a No its last millisecond. Returns null for a text that is no date of the calendar.
 */
export function fromDate(date: string, timeZone: string, side: Side): Instant | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  if (side === 'yes') return instantOf({ year, month, day, hour: 0 }, timeZone)
  return instantOf({ year, month, day: day + 1, hour: 0 }, timeZone) - 1
}

/** Returns whether an instant is the first or the last of a day in a time zone, as `fromDate` returns it. */
export function isEdgeOfDay(at: Instant, timeZone: string): boolean {
  const date = writeWallTime(at, timeZone).slice(0, 10)
  return at === fromDate(date, timeZone, 'yes') || at === fromDate(date, timeZone, 'no')
}

/**
 * Returns the instant of a date and time without seconds (`YYYY-MM-DDTHH:MM`), as a clock in the business's time zone
 * shows it; null for a text that is none. Where that clock shows it twice, the first time, or the last if asked.
 */
export function readWallTime(text: string, timeZone: string, which: 'first' | 'last' = 'first'): Instant | null {
  const match = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
  const [, date = '', hour = '', minute = ''] = match ?? []
  if (fromDate(date, timeZone, 'yes') === null) return null
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return instantOf({ year, month, day, hour: Number(hour) }, timeZone, which) + Number(minute) * 60_000
}

/** Returns an instant as `readWallTime` reads it, its seconds cut off. */
export function writeWallTime(at: Instant, timeZone: string): string {
  // Sweden writes dates and times in the order of ISO 8601.
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at)
  return shown.replace(' ', 'T')
}

/**
 * Returns when a pause that starts now ends: at 09:00 in the business's time zone, after seven days or calendar months
 * (31 January and a month: the last day of February).
 */
export function pauseEnd(now: Instant, length: PauseLength, timeZone: string): Instant {
  if (length === 'forever') return FOREVER
  const { year, month, day } = wallTimeAt(now, timeZone)
  if (length === '1w') return instantOf({ year, month, day: day + 7, hour: PAUSE_ENDS_AT_HOUR }, timeZone)
  const months = month - 1 + (length === '1m' ? 1 : 3)
  const then = { year: year + Math.floor(months / 12), month: (months % 12) + 1 }
  const lastDay = Math.min(day, daysInMonth(then.year, then.month))
  return instantOf({ ...then, day: lastDay, hour: PAUSE_ENDS_AT_HOUR }, timeZone)
}

/**
 * Returns the time of an act of our own: PostgreSQL's time, and at least 1 ms after the contact's last own act, so that
 * these stay in order.
 */
export function nextOwnTime(now: Instant, lastOwn: Instant | null): Instant {
  return lastOwn === null ? now : Math.max(now, lastOwn + 1)
}

function daysInMonth(year: number, month: number): number {
  const last = new Date(0)
  last.setUTCFullYear(year, month, 0)
  return last.getUTCDate()
}
