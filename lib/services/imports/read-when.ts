import { BoundedMap } from '@/lib/bounded-map'
import { fromDate, fromSeconds, type Side } from '@/lib/consent/time'
import { instantOf } from '@/lib/consent/time-zone'
import type { Instant } from '@/lib/consent/types'

const DATE = /^\d{4}-\d{2}-\d{2}$/
const TIME =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|UTC|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?$/i
const EPOCH = /^\d{10}(?:\d{3})?$/
const HOUR = 3_600_000
const MINUTE = 60_000
const LAST = Date.UTC(9999, 11, 31)
/** The most days and hours that are remembered for a file. */
const KEPT_DAYS = 50_000

/**
 * Returns a function that reads times as exports write them. An inexact time counts in favour of the No: a date, a
 * minute or a second is its start for a Yes and its last millisecond for a No. A time without an offset is in the
 * business's time zone. A day written as 03/04/2026 is refused, because half of the world reads another day, unless
 * `dates` names the order of day and month. One reader serves a whole file, because it remembers the hours that it has
 * met, which are far more costly to compute than to look up.
 */
export function whenReader(
  timeZone: string,
  dates: DateOrder | null = null,
): (text: string, side: Side) => Instant | null {
  const days = new BoundedMap<Instant | null>(KEPT_DAYS)
  const remembered: Remembered = (key, find) => days.remember(key, find)
  return (text, side) => {
    const exact = exactTime(text)
    if (exact !== null && exact >= 0 && exact <= LAST) return exact
    const found = read(dates ? inOrder(text, dates) : text, side, timeZone, remembered)
    return found !== null && found >= 0 && found <= LAST ? found : null
  }
}

/**
 * Returns a time from 1970 on as JavaScript writes it, `2026-01-31T12:00:00.000Z`, which needs no reading; null for any
 * other text.
 */
function exactTime(text: string): Instant | null {
  if (text.length !== 24 || text[4] !== '-' || text[7] !== '-' || text[10] !== 'T') return null
  if (text[13] !== ':' || text[16] !== ':' || text[19] !== '.' || text[23] !== 'Z') return null
  const [year, month, day] = [number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)]
  const [hour, minute] = [number(text, 11, 13), number(text, 14, 16)]
  const [second, ms] = [number(text, 17, 19), number(text, 20, 23)]
  // What is no number is NaN, and fits nowhere.
  if (!(year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month))) return null
  if (!(hour <= 23 && minute <= 59 && second <= 59 && ms <= 999)) return null
  return Date.UTC(year, month - 1, day, hour, minute, second, ms)
}

/** Returns the number that the digits in this part of a text are; NaN where it has anything else. */
function number(text: string, from: number, to: number): number {
  let value = 0
  for (let place = from; place < to; place++) {
    const digit = text.charCodeAt(place) - 48
    if (!(digit >= 0 && digit <= 9)) return Number.NaN
    value = 10 * value + digit
  }
  return value
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The order of day and month in a date such as 03/04/2026. */
export type DateOrder = 'day_first' | 'month_first'

const SLASHED = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:,?\s+(?:(\d):)?(.+))?$/

/** Returns the two numbers of a date such as 03/04/2026, of which either may be the day; null for any other text. */
export function slashedDate(text: string): { first: number; second: number } | null {
  const match = SLASHED.exec(text)
  return match && { first: Number(match[1]), second: Number(match[3]) }
}

/** Returns a date such as 03/04/2026, with or without a time, as 2026-04-03; any other text as it is. */
function inOrder(text: string, dates: DateOrder): string {
  const match = SLASHED.exec(text)
  if (!match) return text
  const [, first = '', , second = '', year = '', hour, rest] = match
  const [day, month] = dates === 'day_first' ? [first, second] : [second, first]
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (rest === undefined) return date
  return `${date} ${hour === undefined ? rest : `0${hour}:${rest}`}`
}

type Remembered = (key: string, find: () => Instant | null) => Instant | null

function read(text: string, side: Side, timeZone: string, remembered: Remembered): Instant | null {
  if (DATE.test(text)) return remembered(side + text, () => fromDate(text, timeZone, side))
  if (EPOCH.test(text)) return text.length === 13 ? Number(text) : fromSeconds(Number(text), side)
  const match = TIME.exec(text)
  if (!match) return null
  const [, date = '', hour = '', minute = '', second, fraction, zone] = match
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second ?? 0)]
  if (hours > 23 || minutes > 59 || seconds > 59) return null
  const key = zone ? `z ${date}` : `${side} ${hour} ${date}`
  const start = remembered(key, () => startOf(date, zone ? null : hours, timeZone, side))
  if (start === null) return null
  const within = (zone ? hours * HOUR - offset(zone) : 0) + minutes * MINUTE + seconds * 1000
  if (fraction !== undefined) {
    const ms = Number(fraction.padEnd(3, '0').slice(0, 3))
    return start + within + ms
  }
  const span = second === undefined ? MINUTE : 1000
  return start + within + (side === 'no' ? span - 1 : 0)
}

/**
 * Returns the start of a date's hour in the time zone, or of the date in UTC; null when the calendar has no such date.
 * An hour that comes twice, because clocks go back, is the first for a Yes and the second for a No.
 */
function startOf(date: string, hour: number | null, timeZone: string, side: Side): Instant | null {
  const utc = Date.parse(date)
  // Some engines read 31 February as a day in March.
  if (Number.isNaN(utc) || !new Date(utc).toISOString().startsWith(date)) return null
  if (hour === null) return utc
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return instantOf({ year, month, day, hour }, timeZone, side === 'no' ? 'last' : 'first')
}

function offset(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? []
  if (!sign) return 0
  return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes ?? 0) * MINUTE)
}
