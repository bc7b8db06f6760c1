/** Readers for untrusted input: nothing here throws, and an unexpected value gives null. */
export type Json = Record<string, unknown>

export function object(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** Returns a text that is not empty, or a number as text, because ids come as either. */
export function text(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return typeof value === 'string' && value !== '' ? value : null
}

/** 9999-12-31 in seconds: a later time can't be stored, and is treated as missing. */
const LAST_SECOND = 253_402_214_400

/** Returns whole seconds since 1970, which come as a number or as its digits. */
export function seconds(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) && number > 0 && number <= LAST_SECOND ? number : null
}

const WORD = /^[\w.:-]{1,64}$/

/** Returns a word of WhatsApp's own that can be part of a metric's label; `other` for anything else. */
export function word(value: unknown): string {
  return typeof value === 'string' && WORD.test(value) ? value : 'other'
}
