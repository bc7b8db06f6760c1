import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
  type PhoneNumber,
} from 'libphonenumber-js/min'
import { renumbered } from './renumbered'

export interface Phone {
  /**
   * The text as it came. Messages are sent to digits made from `e164`, never to this text and never to the match key.
   */
  value: string
  /** In today's form: where a country renumbered, an old number is given as the number that it became. */
  e164: string
  /** The same for all forms in which WhatsApp writes one number; unique within a business. */
  matchKey: string
  /** ISO 3166-1 alpha-2; null where a calling code belongs to no country. */
  country: string | null
}

export type { CountryCode }

/** The calling codes of all countries, made once: the library makes an object for each question. */
const CODES: ReadonlyMap<string, string> = new Map(
  getCountries().map((country) => [country, `${getCountryCallingCode(country)}`]),
)

/**
 * Calling codes of countries, and of services that belong to no country (ITU-T E.164, annex: 800, 808, 870 and so on).
 */
const CALLING_CODES: ReadonlySet<string> = new Set([
  ...CODES.values(),
  ...['800', '808', '870', '878', '881', '882', '883', '888', '979'],
])

/** Returns the code with which the numbers of a country begin abroad, with its plus; null for an unknown country. */
export const dialCodeOf = (country: string): string | null => {
  const code = CODES.get(country)
  return code === undefined ? null : `+${code}`
}

/** Every country with a numbering plan (ISO 3166-1 alpha-2). */
export const COUNTRIES: readonly string[] = getCountries()

/** Returns a number in E.164 as people of all countries read it: `+55 11 95555 0101`. */
export const internationalText = (e164: string): string =>
  parsePhoneNumberFromString(e164)?.formatInternational() ?? e164

/**
 * Reads a phone number: `+55…`, `tel:+55…`, `whatsapp:55…`, bare international digits, or a national number of
 * `defaultCountry`. Returns null when the text can't be a number. Only the length is checked: the plans of countries
 * change faster than any library, and refusing the number of a real person would lose their No.
 */
export function readPhone(value: string, defaultCountry?: CountryCode): Phone | null {
  const [, scheme, rest = ''] = /^\s*(whatsapp:|tel:)?([^;]*)/i.exec(value) ?? []
  const text = rest.trim()
  // A parser for free text would find a number in "room 12 of 34567890".
  if (text === '' || /\p{L}/u.test(text)) return null
  const international = text.startsWith('+') ? text : `+${text}`
  if (text.startsWith('+') || scheme?.toLowerCase() === 'whatsapp:' || !defaultCountry)
    return parse(value, international)
  return parse(value, text, defaultCountry) ?? parse(value, international)
}

function parse(value: string, text: string, defaultCountry?: CountryCode): Phone | null {
  const found = parsePhoneNumberFromString(text, { defaultCountry, extract: false })
  if (!found) return null
  const matchKey = phoneMatchKey(found.number)
  // Mexico's old form with a 1 is too long for today's plan, but WhatsApp still writes it. So the folded form is
  // judged.
  const foldedNumber = `+${matchKey.slice(KEY_PREFIX.length)}`
  const isPossible = found.isPossible() || parsePhoneNumberFromString(foldedNumber)?.isPossible() === true
  const e164 = `+${renumbered(found.number.slice(1))}`
  // An old number is recognised only with its country's code: eight digits alone may as well be today's number with its
  // beginning missing.
  if (defaultCountry && e164 !== found.number) return null
  if (!isPossible) return null
  const phone = { value, e164, matchKey, country: found.country ?? null }
  if (e164 === found.number) parsed.set(phone, found)
  return phone
}

/**
 * The library's own result for a number, kept for further questions: parsing again would take as long as everything
 * else.
 */
const parsed = new WeakMap<Phone, PhoneNumber>()

/**
 * Returns whether the plan of the number's country knows it. Use it only to choose between two readings of one text,
 * because a real number may be newer than the library's plan.
 */
export function isValidPhone(phone: Phone): boolean {
  return (parsed.get(phone) ?? parsePhoneNumberFromString(phone.e164))?.isValid() === true
}

const KEY_PREFIX = 'phone:'

/**
 * Folds the forms in which WhatsApp writes one number onto the shortest:
 * - Brazil's ninth digit, only on mobiles of the old plan, whose next eight digits begin with 6 to 9. Newer mobiles
 *   such as 11 9 5123-4567 keep it, because without it they would equal another person's landline.
 * - Mexico 52 1 … becomes 52 …
 * - Argentina 54 9 … becomes 54 …
 *
 * Numbers from before a country's renumbering are folded onto today's (`renumbered`), because WhatsApp keeps old ones
 * as ids.
 *
 * A key is only for comparing. No message is sent to it, and it is never turned back into a number.
 */
export function phoneMatchKey(e164: string): string {
  return digitsMatchKey(e164.replace(/\D/g, ''))
}

/** The same for a text that holds nothing but the digits of an E.164 number. */
export function digitsMatchKey(digits: string): string {
  // Very few numbers have a second form: a look at two digits saves the others three patterns.
  const [first, second] = [digits.charCodeAt(0), digits.charCodeAt(1)]
  if (first === TWO && second === TWO) return KEY_PREFIX + renumbered(digits)
  const isFolded = first === FIVE && (second === FIVE || second === FIVE - 1 || second === TWO)
  return KEY_PREFIX + (isFolded ? folded(digits) : digits)
}

const FIVE = '5'.charCodeAt(0)
const TWO = '2'.charCodeAt(0)

function folded(digits: string): string {
  if (BRAZIL.test(digits)) return digits.slice(0, 4) + digits.slice(5)
  if (MEXICO.test(digits)) return `52${digits.slice(3)}`
  return ARGENTINA.test(digits) ? `54${digits.slice(3)}` : digits
}

const BRAZIL = /^55[1-9]{2}9[6-9]\d{7}$/
const MEXICO = /^521\d{10}$/
const ARGENTINA = /^549\d{10}$/

/**
 * Returns a number as it may be shown to the holder of a link: country code and last four digits, `+55 ••••• 4321`. The
 * number of dots does not depend on the length. A very short number shows two digits only, because four would be all of
 * it.
 */
export function maskPhone(e164: string): string {
  const digits = e164.replace(/\D/g, '')
  const code = callingCode(digits) ?? ''
  const national = digits.slice(code.length)
  const shown = national.slice(national.length >= 7 ? -4 : -2)
  return code ? `+${code} ••••• ${shown}` : `••••• ${shown}`
}

/** Returns a number in the groups in which its country writes it, with its calling code. */
export function formatPhone(e164: string): string {
  const written = parsePhoneNumberFromString(e164)
  if (written?.isPossible()) return written.formatInternational()
  // A form that WhatsApp writes and today's plan does not have, as Mexico's with a 1, is shown as the plan has it.
  const folded = parsePhoneNumberFromString(`+${phoneMatchKey(e164).slice(KEY_PREFIX.length)}`)
  return folded?.isPossible() ? folded.formatInternational() : e164
}

/**
 * Returns the country calling code with which the digits of an international number begin, or null. No calling code is
 * the beginning of another, so the first that fits is right. Parsing the whole number took ten times as long on every
 * page.
 */
export function callingCode(digits: string): string | null {
  return [1, 2, 3].map((length) => digits.slice(0, length)).find((start) => CALLING_CODES.has(start)) ?? null
}
