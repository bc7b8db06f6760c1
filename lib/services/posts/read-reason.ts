import { scrub } from '@/lib/scrub'

/** The most characters of a reason. */
export const REASON_MOST = 200
/** The most digits in a row, whatever sets them apart: a phone number with its country has more. */
const DIGITS_MOST = 8

const CONTROL = /\p{Cc}|\p{Zl}|\p{Zp}|\p{Surrogate}/u
const UUID = /(?<![\p{L}\p{N}-])[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}(?![\p{L}\p{N}-])/giu
const [YEAR, MONTH, DAY] = [String.raw`(?:19|20)\d\d`, '(?:0?[1-9]|1[0-2])', '(?:0?[1-9]|[12]\\d|3[01])']
const TIME = String.raw`[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?`
/** 2026-11-30, perhaps with a time, 30.11.2026 and 11/30/2026; no part of a longer run of digits. */
const DATE = new RegExp(
  String.raw`(?<![\p{L}\p{N}]|\p{N}[-./])` +
    String.raw`(?:${YEAR}-${MONTH}-${DAY}(?:${TIME})?|${DAY}([./-])${MONTH}\1${YEAR}|${MONTH}/${DAY}/${YEAR})` +
    String.raw`(?![\p{L}\p{N}]|[-./]\p{N})`,
  'gu',
)
/** Digits of any script with what people write between the digits of a number: also marks that can't be seen. */
const DIGITS = /\p{N}(?:[\s\p{Pd}\p{Cf}.()[\]{}/_+]*\p{N})*/gu

/**
 * Returns a reason as it is kept; null if it can't be one. Owners and editors read it in the audit log, which holds no
 * numbers and no secrets.
 */
export function readReason(text: string): string | null {
  const reason = text.trim()
  if (reason === '' || reason.length > REASON_MOST || CONTROL.test(reason)) return null
  return scrub(reason) !== reason || holdsNumber(reason) ? null : reason
}

/** Whether a text may hold the number of a person. Dates and ids hold none. */
function holdsNumber(text: string): boolean {
  // Something stays in their place, so that the digits around them don't come together.
  const rest = text.replace(UUID, ';').replace(DATE, ';')
  return (rest.match(DIGITS) ?? []).some((run) => (run.match(/\p{N}/gu) ?? []).length > DIGITS_MOST)
}
