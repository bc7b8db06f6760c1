import { z } from 'zod'

/** NUL, and halves of surrogate pairs that stand alone. */
const UNSTORABLE = /\0|\p{Surrogate}/gu
const ANY_UNSTORABLE = new RegExp(UNSTORABLE.source, 'u')

/** Whether `withoutNul` returns a text as it is. */
export const isStorable = (text: string): boolean => !ANY_UNSTORABLE.test(text)

/**
 * Returns a text that PostgreSQL can store: without NUL, which neither `text` nor `jsonb` accepts, and with U+FFFD for
 * each unpaired surrogate, which UTF-8 can't encode and `jsonb` refuses. Any other text is returned as it is.
 */
export function withoutNul(text: string): string {
  return text.replace(UNSTORABLE, (unit) => (unit === '\0' ? '' : '\ufffd'))
}

/**
 * A schema for text from outside, cleaned by `withoutNul` before it is checked further: `cleanText().min(1).max(64)`.
 */
export const cleanText = () => z.string().overwrite(withoutNul)

/** Deeper than anything that Meta nests. Deeper values are left out. */
const DEPTH_MOST = 64

/**
 * Returns a JSON value in which `withoutNul` cleaned every text and every name. A value nested deeper than 64 levels
 * becomes null.
 */
export function cleanJson(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return withoutNul(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth >= DEPTH_MOST) return null
  if (Array.isArray(value)) return value.map((each) => cleanJson(each, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [withoutNul(name), cleanJson(each, depth + 1)] as const),
  )
}

/**
 * Returns whether a JSON value is nested deeper than 64 levels. `JSON.parse` reads far deeper values than
 * `JSON.stringify` can write, which throws a RangeError; so what will be written again is asked for this first.
 */
export function isNestedTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (depth >= DEPTH_MOST) return true
  return Object.values(value).some((each) => isNestedTooDeep(each, depth + 1))
}
