/** Reading what strangers send: nothing here throws, and what is not as it should be is null. */
export type Json = Record<string, unknown>

export function object(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** A text that is not empty; numbers too, because ids come as either. */
export function text(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return typeof value === 'string' && value !== '' ? value : null
}

/** 9999-12-31 in seconds: a later one can't be stored, and is none. */
const LAST_SECOND = 253_402_214_400

/** Whole seconds since the epoch, which come as a number or as its digits. */
export function seconds(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) && number > 0 && number <= LAST_SECOND ? number : null
}

const WORD = /^[\w.:-]{1,64}$/

/** A word of WhatsApp's own, fit for a count's name; anything else is `other`. */
export function word(value: unknown): string {
  return typeof value === 'string' && WORD.test(value) ? value : 'other'
}
