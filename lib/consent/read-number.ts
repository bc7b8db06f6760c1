import { Metadata } from 'libphonenumber-js/max'
import { cleanCell } from './clean-cell'
import { callingCode, type CountryCode, digitsMatchKey, isValidPhone, type Phone, readPhone } from './phones'
import { isCountry, mayBeNational, plainPhoneKey } from './plain-phones'
import { isOldNational } from './renumbered'

/**
 * What a text comes to as one person's number. `isGuessed`: it named no country, and was taken as one of the
 * business's, or could have been. `several`: two numbers stand there, and nobody can say whose No it is. `unreadable`:
 * none, or one that may be two people's.
 */
export type NumberReading = { phone: NumberRead; isGuessed: boolean } | { problem: 'unreadable' | 'several' }

export type NumberRead = Pick<Phone, 'e164' | 'matchKey'>

/** An international number in plain digits, without the +; null when it can't be one. Fast where it can be. */
export function readDigits(digits: string): NumberRead | null {
  const matchKey = plainPhoneKey(digits)
  return matchKey === null ? readPhone(`+${digits}`) : { e164: `+${digits}`, matchKey }
}

const UNREADABLE = { problem: 'unreadable' } as const
const SEVERAL = { problem: 'several' } as const

/**
 * A phone number as a business writes it: the one reading for imports, checks, lists, links and lookups. `country` is
 * the business's, or that of the file. One with a + (or 00) names its country; one of `whatsapp:` is written as
 * WhatsApp writes them, with the country's code. Any other is taken both ways (`readUnsigned`). What a spreadsheet did
 * to it is undone (`cleanCell`): a `.0` behind the digits is dropped, because that is how programs write a whole number
 * of a column with gaps. Any other single dot, a comma or an exponent (`5.73E+11`) may have cost digits: such a text is
 * unreadable, and nothing is guessed.
 */
export function readNumber(text: string, country: string): NumberReading {
  const cleaned = cleanCell(text)
  const [, scheme = '', rest = ''] = /^(whatsapp:|tel:)?(.*)$/is.exec(cleaned) ?? []
  // RFC 3966: an extension is no part of the number.
  const written = withoutDecimals(rest.replace(/(?:;(?:ext|isub)=[\d.-]*)+$/i, '').replace(/[\s,;|/]+$/, ''))
  // Of any other parameter: a part of the number may stand in it.
  if (/;[a-z-]+=/i.test(written)) return UNREADABLE
  if (isSeveral(written)) return SEVERAL
  const line = written.replaceAll('\n', ' ').trim()
  if (!LINE.test(line) || hasDoubtfulDot(line)) return UNREADABLE
  const digits = plainDigits(line)
  if (digits.length > MOST_DIGITS) return UNREADABLE
  if (scheme.toLowerCase() === 'whatsapp:' || /^\(?\s*\+/.test(line)) return certain(readDigits(digits))
  return readUnsigned(line, digits, country)
}

const certain = (phone: NumberRead | null): NumberReading => (phone ? { phone, isGuessed: false } : UNREADABLE)
const guessed = (phone: NumberRead): NumberReading => ({ phone, isGuessed: true })

/** E.164 has 15; a prefix for dialling abroad may stand before it. */
const MOST_DIGITS = 20
/** Digits, brackets, and what people group them with; a plus at the beginning only. */
const LINE = /^\(?\s*\+?[\s(]*\p{Nd}[\p{Nd}\s().\-/]*$/u

/**
 * A number without its country's sign: as WhatsApp writes numbers, digits with the country code, and as a national
 * number of the business's country. Where both are possible and not the same number, the one that the countries' plans
 * know counts: 11 98765-4321 is a number of São Paulo and none of the United States. Where the plans know both (31
 * 98765-4321 is one of Belo Horizonte and one of the Netherlands), nobody is guessed at: a wrong guess asks about
 * somebody else, and the No of the person meant is lost. With a + it is read, and with its area code in brackets, as
 * only national numbers are written. A number without its area code is nobody's.
 */
function readUnsigned(line: string, digits: string, country: string): NumberReading {
  const isDialled = digits.startsWith('00')
  const whole = isDialled ? digits.slice(2) : digits
  if (isOldNational(digits, country)) return UNREADABLE
  const abroad = readAbroad(whole, country)
  if (!isCountry(country) || !(isDialled || mayBeNational(digits, country))) return certain(abroad)
  const home = readPhone(digits, country)
  if (!home) return certain(abroad)
  if (abroad?.matchKey === home.matchKey) return certain(abroad)
  const isLine = isLineOf(home, country)
  if (!abroad) return isLine ? guessed(home) : UNREADABLE
  const [isAbroad, isHome] = [isValidPhone(abroad), isValidPhone(home)]
  // Within one country the longer reading is the whole number: 55 99123-4567 with an area code, not country 55 and nine
  // digits.
  if (isLine && isHome && (abroad.country === home.country || HAS_AREA_CODE.test(line))) return guessed(home)
  if (isAbroad === isHome) return UNREADABLE
  if (isAbroad) return guessed(abroad)
  return isLine ? guessed(home) : UNREADABLE
}

/**
 * Digits as a number of any country. Of another country than the business's none may be over: the library takes the 1
 * that people dial within the United States away from `119876599332`, which is a number of São Paulo with a digit too
 * many.
 */
function readAbroad(digits: string, country: string): Phone | null {
  const phone = readPhone(`+${digits}`)
  const isWhole = phone?.matchKey === digitsMatchKey(digits)
  return isWhole || phone?.country === country ? phone : null
}

const HAS_AREA_CODE = /^\(\s*0?\d{1,5}\s*\)/

const SEPARATORS = /[,;|\n/]|::+|\s(?:e|y|o|u|ou|or|and|&)\s/i
/** No number has so few digits, and no extension so many. */
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

/** `573005550101.0` as pandas and spreadsheets write it, in the decimal comma's countries with one. */
function withoutDecimals(text: string): string {
  return text.replace(/^(\+?\d{6,})[.,]0+$/, '$1')
}

/** One dot may be a decimal point; several that part groups of digits are how people write numbers. */
function hasDoubtfulDot(line: string): boolean {
  const groups = line.split('.')
  return groups.length === 2 || (groups.length > 2 && groups.some((group) => countDigits(group) < 2))
}

/**
 * Zero in the scripts that telephones and spreadsheets of the Arab world, Iran and India write; plain digits are
 * themselves.
 */
const ZEROS = [0x30, 0x660, 0x6f0, 0x966]

function plainDigits(text: string): string {
  return text.replace(/\P{Nd}/gu, '').replace(/[^0-9]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    const zero = ZEROS.find((each) => code >= each && code < each + 10)
    return zero === undefined ? digit : String(code - zero)
  })
}

interface LinePlan {
  callingCode: string
  /** How many digits the national numbers of people have: lines and mobiles, with their area code. */
  lengths: ReadonlySet<number>
}

const linePlans = new Map<CountryCode, LinePlan>()

/**
 * Whether a number that was read as one of the country's is as long as one with its area code. Any number of another
 * country is.
 */
function isLineOf({ e164 }: Phone, country: CountryCode): boolean {
  const { callingCode: code, lengths } = linePlans.get(country) ?? makeLinePlan(country)
  const digits = e164.slice(1)
  return callingCode(digits) !== code || lengths.has(digits.length - code.length)
}

/**
 * What is read of a country's plan, and not in the library's types: a test holds it for the example numbers of all
 * countries.
 */
interface TypedPlan {
  callingCode(): string
  type(name: string): { possibleLengths(): number[] } | undefined
}

function makeLinePlan(country: CountryCode): LinePlan {
  const metadata = new Metadata()
  metadata.selectNumberingPlan(country)
  const plan = metadata.numberingPlan as unknown as TypedPlan
  const lengths = ['MOBILE', 'FIXED_LINE'].flatMap((type) => plan.type(type)?.possibleLengths() ?? [])
  const made = { callingCode: plan.callingCode(), lengths: new Set(lengths) }
  linePlans.set(country, made)
  return made
}
