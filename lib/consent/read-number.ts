import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { cleanCell } from './clean-cell'
import { linePlanOf, shortestLine } from './line-plans'
import { rankOfLine } from './line-types'
import { callingCode, type CountryCode, digitsMatchKey, isValidPhone, type Phone, readPhone } from './phones'
import { isCountry, mayBeNational, plainPhoneKey } from './plain-phones'
import { isOldNational } from './renumbered'

/**
 * The reading of a text as one person's number. `isGuessed`: the text named no country, and was read as a number of the
 * business's country, or could have been. `several`: the text holds two numbers, so it is unknown whose No it is.
 * `unreadable`: the text holds no number, or one that may be two people's.
 */
export type NumberReading = { phone: NumberRead; isGuessed: boolean } | { problem: 'unreadable' | 'several' }

export type NumberRead = Pick<Phone, 'e164' | 'matchKey'>

/**
 * Reads an international number in plain digits without the +; null when it can't be one. Uses the fast way where
 * possible.
 */
export function readDigits(digits: string): NumberRead | null {
  const matchKey = plainPhoneKey(digits)
  return matchKey === null ? readPhone(`+${digits}`) : { e164: `+${digits}`, matchKey }
}

const UNREADABLE = { problem: 'unreadable' } as const
const SEVERAL = { problem: 'several' } as const

/**
 * Reads a phone number as a business writes it; imports, checks, lists, links and lookups all use this. `country` is
 * the business's country, or that of the file. A number with + (or 00) names its country; one after `whatsapp:` is
 * written as WhatsApp writes it, with the country code. Any other is read both ways (`readUnsigned`). The changes of
 * spreadsheets are undone first (`cleanCell`). A `.0` after the digits is dropped, because programs write it behind
 * whole numbers of a column that has gaps. Any other single dot, a comma or an exponent (`5.73E+11`) may have cost
 * digits: such a text is unreadable, and nothing is guessed. `isOfCountry`: somebody said that the number is of this
 * country, so of two numbers in the same digits it is this country's, unless the plan of another knows its own better.
 */
export function readNumber(text: string, country: string, isOfCountry = false): NumberReading {
  const written = withoutAdditions(text)
  if ('problem' in written) return written
  const { line, digits, isOfWhatsApp } = written
  if (isOfWhatsApp || /^\(?\s*\+/.test(line)) return certain(readDigits(digits))
  return readUnsigned(line, digits, country, isOfCountry)
}

/** Returns the line of a number without what spreadsheets and programs add to it, or why it is none. */
function withoutAdditions(
  text: string,
): { line: string; digits: string; isOfWhatsApp: boolean } | Extract<NumberReading, { problem: string }> {
  const cleaned = cleanCell(text)
  const [, scheme = '', rest = ''] = /^(whatsapp:|tel:)?(.*)$/is.exec(cleaned) ?? []
  // RFC 3966: an extension is no part of the number.
  const written = withoutDecimals(rest.replace(/(?:;(?:ext|isub)=[\d.-]*)+$/i, '').replace(/[\s,;|/]+$/, ''))
  // Part of the number may be in any other parameter.
  if (/;[a-z-]+=/i.test(written)) return UNREADABLE
  if (isSeveral(written)) return SEVERAL
  const line = written.replaceAll('\n', ' ').trim()
  if (!LINE.test(line) || hasDoubtfulDot(line)) return UNREADABLE
  const digits = plainDigits(line)
  if (digits.length > MOST_DIGITS) return UNREADABLE
  return { line, digits, isOfWhatsApp: scheme.toLowerCase() === 'whatsapp:' }
}

/**
 * Returns the national number of a country that a text without the sign of a country may be, also where it may be
 * another one too; null where it can be none, or lacks its area code.
 */
export function readNational(text: string, country: string): NumberRead | null {
  const written = withoutAdditions(text)
  if ('problem' in written || !isCountry(country)) return null
  const phone = readPhone(written.digits, country)
  if (!phone?.e164.startsWith(`+${codeOf(country)}`)) return null
  return isLineOf(phone, country) && isWhole(phone) ? phone : null
}

/**
 * Whether a number is as long as the shortest line of its country, with its area code: +55 98765-4321 is nobody's
 * number. Countries add digits and take none away, so a number that is newer than the library's plan is not too short.
 */
function isWhole({ e164 }: NumberRead): boolean {
  const digits = e164.slice(1)
  const code = callingCode(digits) ?? ''
  return digits.length - code.length >= shortestLine(Number(code))
}

const certain = (phone: NumberRead | null): NumberReading =>
  phone && isWhole(phone) ? { phone, isGuessed: false } : UNREADABLE
const guessed = (phone: NumberRead): NumberReading => ({ phone, isGuessed: true })

/** E.164 allows 15 digits; a prefix for dialling abroad may come before them. */
const MOST_DIGITS = 20
/** Digits, brackets, and what people group them with; a plus at the beginning only. */
const LINE = /^\(?\s*\+?[\s(]*\p{Nd}[\p{Nd}\s().\-/]*$/u

/**
 * Reads a number without a country sign in two ways: as WhatsApp writes numbers, with the country code, and as a
 * national number of the business's country. Where both are possible and differ, the one that the countries' plans know
 * counts: 11 98765-4321 is a number of São Paulo and none of the United States. Where the plans know both (31
 * 98765-4321 is one of Belo Horizonte and one of the Netherlands), neither is chosen: a wrong guess would ask about
 * another person, and the No of the right one would be lost. The business can write a +, or put the area code in
 * brackets, as is done in national numbers only. A number without its area code is unreadable.
 */
function readUnsigned(line: string, digits: string, country: string, isOfCountry: boolean): NumberReading {
  const isDialled = digits.startsWith('00')
  const whole = isDialled ? digits.slice(2) : digits
  if (isOldNational(digits, country)) return UNREADABLE
  const read = readAbroad(whole, country)
  const abroad = read && isWhole(read) ? read : null
  if (isDialled && read && !abroad) return UNREADABLE
  if (!isCountry(country) || !(isDialled || mayBeNational(digits, country))) return certain(abroad)
  const home = readPhone(digits, country)
  if (!home) return certain(abroad)
  if (abroad?.matchKey === home.matchKey) return certain(abroad)
  const isLine = isLineOf(home, country) && isWhole(home)
  if (!abroad) return isLine ? guessed(home) : UNREADABLE
  const [isAbroad, isHome] = [isValidPhone(abroad), isValidPhone(home)]
  const areaCode = HAS_AREA_CODE.exec(line)?.[1]
  // The code of the country may be in brackets too: (49) 170 1234567.
  if (isLine && isHome && areaCode !== undefined && areaCode !== codeOf(country)) return guessed(home)
  if (callingCode(whole) === codeOf(country)) return withinOneCountry(abroad, home, isLine)
  const rank = isOfCountry && !isDialled && isLine ? rankOfLine(home.e164) : 0
  if (rank > 0 && rank >= rankOfLine(abroad.e164)) return guessed(home)
  if (isAbroad === isHome) return UNREADABLE
  if (isAbroad) return guessed(abroad)
  return isLine ? guessed(home) : UNREADABLE
}

/**
 * Chooses between two numbers of one country in the same digits: `short`, where the digits begin with the country code,
 * and `long`, where they are all national. 491701234567 is the mobile 170 1234567 of Germany, and by its plan could be
 * a fixed line of the area 4917 too. A number that the country's full plan lacks loses to one that it has, and a longer
 * fixed line, which has no WhatsApp, to a mobile. Otherwise neither is chosen, because a wrong guess would be another
 * person's number: spreadsheets drop the zero before an area code.
 */
function withinOneCountry(short: Phone, long: Phone, isLine: boolean): NumberReading {
  const [asShort, asLong] = [likelihood(short), isLine ? likelihood(long) : 0]
  if (asShort === 0) return asLong === 0 ? UNREADABLE : guessed(long)
  return asShort > asLong ? guessed(short) : UNREADABLE
}

/** 2 for a number that may be a mobile, 1 for another one of the country's plan, 0 for one that the plan lacks. */
function likelihood({ e164 }: Phone): number {
  const type = parsePhoneNumberFromString(e164)?.getType()
  if (type === undefined) return 0
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE' ? 2 : 1
}

/**
 * Reads digits as a number of any country. For another country than the business's no digit may be left over: the
 * library removes the 1 that is dialled within the United States from `119876599332`, which is a number of São Paulo
 * with a digit too many.
 */
function readAbroad(digits: string, country: string): Phone | null {
  const phone = readPhone(`+${digits}`)
  const isWhole = phone?.matchKey === digitsMatchKey(digits)
  return isWhole || phone?.country === country ? phone : null
}

/**
 * Whether the digits of a number, read as one of another country than the business's, look like a typing mistake: the
 * plan of that country does not know the number, or without its last digit it is a number of the business's own.
 */
export function looksMistyped(digits: string, country: string): boolean {
  if (!isCountry(country) || digits.startsWith(codeOf(country))) return false
  return !isKnown(`+${digits}`) || isKnown(digits.slice(0, -1), country)
}

/** Whether the full plan of the country has such numbers; the plan of `isValidPhone` knows little more than lengths. */
const isKnown = (text: string, country?: CountryCode) => parsePhoneNumberFromString(text, country)?.isValid() === true

/** An area code in brackets, without the zero that is dialled before it. */
const HAS_AREA_CODE = /^\(\s*0?(\d{1,5})\s*\)/

const SEPARATORS = /[,;|\n/]|::+|\s(?:e|y|o|u|ou|or|and|&)\s/i
/** No phone number has fewer digits, and no extension has as many. */
const FEWEST_DIGITS = 6
/** Before a slash: `0171/5555102` is one number of Germany, `5511987650311/12` are two. */
const AREA_DIGITS = 6

const countDigits = (text: string) => text.replace(/\P{Nd}/gu, '').length

function isSeveral(text: string): boolean {
  if (text.split('+').length > 2) return true
  const pieces = text.split(SEPARATORS).map(countDigits)
  if (pieces.filter((count) => count >= FEWEST_DIGITS).length > 1) return true
  const slashed = text.split('/')
  if (slashed.length > 2 || (slashed.length === 2 && countDigits(slashed[0] ?? '') > AREA_DIGITS)) return true
  const words = text.split(/\s+/).map(countDigits)
  return countDigits(text) > 15 && words.filter((count) => count >= 8).length > 1
}

/** `573005550101.0` as pandas and spreadsheets write it; where the comma is the decimal sign, `573005550101,0`. */
function withoutDecimals(text: string): string {
  return text.replace(/^(\+?\d{6,})[.,]0+$/, '$1')
}

/** A single dot may be a decimal point. Several dots that group the digits are a usual way of writing numbers. */
function hasDoubtfulDot(line: string): boolean {
  const groups = line.split('.')
  return groups.length === 2 || (groups.length > 2 && groups.some((group) => countDigits(group) < 2))
}

/**
 * The digit zero of the scripts in which telephones and spreadsheets of the Arab world, Iran and India write numbers;
 * plain digits are included.
 */
const ZEROS = [0x30, 0x660, 0x6f0, 0x966]

export function plainDigits(text: string): string {
  return text.replace(/\P{Nd}/gu, '').replace(/[^0-9]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    const zero = ZEROS.find((each) => code >= each && code < each + 10)
    return zero === undefined ? digit : String(code - zero)
  })
}

/** The calling code of a country. */
const codeOf = (country: CountryCode): string => linePlanOf(country).callingCode

/**
 * Whether a number that was read as one of the country's is long enough to include its area code. True for any number
 * of another country.
 */
function isLineOf({ e164 }: Phone, country: CountryCode): boolean {
  const { callingCode: code, lengths } = linePlanOf(country)
  const digits = e164.slice(1)
  return callingCode(digits) !== code || (lengths.has(digits.length - code.length) && !isWithinArea(digits))
}

/**
 * Returns whether the digits of an international number are those of a mobile of Buenos Aires as it is dialled there,
 * 15 2345-6789, with Argentina's code before them: the 15 takes the place of the area code 11, and makes it as long as
 * a number that has one. No area code of Argentina begins with 15, so this is nobody's number.
 */
export const isWithinArea = (digits: string): boolean => WITHIN_AREA.test(digits)

const WITHIN_AREA = /^549?15\d{8}$/
