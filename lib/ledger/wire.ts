import type { Instant } from '@/lib/consent/types'
import { timeText } from './packed/atoms'

/**
 * Readers for the values of a line. They check every value, name the place of a fault, and never quote the value: a
 * value that doesn't belong in the ledger doesn't belong in the log either.
 */
export class LineFormatError extends Error {
  override readonly name = 'LineFormatError'

  constructor(where: string, expected: string) {
    super(`ledger line: ${where} must be ${expected}`)
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const DIGEST = /^[0-9a-f]{64}$/
/** The last character holds 4 bits of 32 bytes, or 2 bits of 16, and zeros, so that a digest has one text. */
const LONG_DIGEST = /^[\w-]{42}[AEIMQUYcgkosw048]$/
const SHORT_DIGEST = /^[\w-]{21}[AQgw]$/
const LAST_INSTANT = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/**
 * Returns the fields of an object that has all of `needed`, perhaps some of `optional`, and no others. A field that is
 * undefined is as one that is not there.
 */
export function fields(
  value: unknown,
  where: string,
  needed: readonly string[],
  optional: readonly string[] = [],
): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new LineFormatError(where, 'an object')
  const object = value as Record<string, unknown>
  const has = (name: string) => Object.hasOwn(object, name) && object[name] !== undefined
  for (const name of needed) if (!has(name)) throw new LineFormatError(`${where}.${name}`, 'present')
  const known = needed.length + optional.filter(has).length
  if (Object.keys(object).filter(has).length !== known) throw new LineFormatError(where, 'without unknown fields')
  return object
}

export function text(value: unknown, where: string): string {
  if (typeof value !== 'string') throw new LineFormatError(where, 'a text')
  return value
}

export function flag(value: unknown, where: string): boolean {
  if (typeof value !== 'boolean') throw new LineFormatError(where, 'true or false')
  return value
}

/** Returns a UUID in lower case. Ids must have this form so that nothing personal gets into the chain as an id. */
export function id(value: unknown, where: string): string {
  if (typeof value !== 'string' || !UUID.test(value)) throw new LineFormatError(where, 'a UUID in lower case')
  return value
}

/** Returns a SHA-256 in hex. */
export function digest(value: unknown, where: string): string {
  if (typeof value !== 'string' || !DIGEST.test(value)) throw new LineFormatError(where, '64 hex digits')
  return value
}

/** Returns a SHA-256 in base64url without padding, as lines of format 2 hold it. */
export function longDigest(value: unknown, where: string): string {
  if (typeof value !== 'string' || !LONG_DIGEST.test(value)) throw new LineFormatError(where, '43 letters of base64url')
  return value
}

/** Returns the first 16 bytes of a SHA-256 in base64url without padding. */
export function shortDigest(value: unknown, where: string): string {
  if (typeof value !== 'string' || !SHORT_DIGEST.test(value))
    throw new LineFormatError(where, '22 letters of base64url')
  return value
}

/** Returns a whole number from 0. */
export function count(value: unknown, where: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new LineFormatError(where, 'a whole number from 0')
  return value
}

/** Returns a place in a chain; the first is 1. */
export function place(value: unknown, where: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1)
    throw new LineFormatError(where, 'a whole number from 1')
  return value
}

/** Returns a word that is one of the keys of `words`. */
export function word<W extends string>(value: unknown, where: string, words: Record<W, true>): W {
  if (typeof value !== 'string' || !Object.hasOwn(words, value)) throw new LineFormatError(where, 'a known word')
  return value as W
}

/** Returns null when the value is null or missing. */
export function maybe<T>(value: unknown, where: string, read: (value: unknown, where: string) => T): T | null {
  return value === null || value === undefined ? null : read(value, where)
}

/** The last time that was read: a line mostly says the same time again and again. */
const last = { instant: 0, text: new Date(0).toISOString() }

/** Returns `2026-11-22T13:05:00.000Z`: UTC with milliseconds, the only form of a time in a line. */
export function isoTime(instant: Instant): string {
  if (!Number.isInteger(instant) || instant < 0 || instant > LAST_INSTANT)
    throw new LineFormatError('time', 'whole milliseconds between 1970 and 9999')
  return timeText(instant)
}

/** Reads a time that `isoTime` wrote; any other form is refused. */
export function readTime(value: unknown, where: string): Instant {
  if (value === last.text) return last.instant
  const instant = typeof value === 'string' ? Date.parse(value) : Number.NaN
  const text = instant >= 0 && instant <= LAST_INSTANT ? isoTime(instant) : null
  if (text === null || text !== value) throw new LineFormatError(where, 'a time in UTC with milliseconds')
  last.text = text
  last.instant = instant
  return instant
}
