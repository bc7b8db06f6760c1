import { type CountryCode, getCountries, Metadata } from 'libphonenumber-js/min'
import { shortestLine } from './line-plans'
import { digitsMatchKey } from './phones'
import { isOldNational } from './renumbered'

/**
 * What is read of a numbering plan. libphonenumber's types cover only part of it, so a test compares everything that is
 * read here with `readPhone`, for every calling code.
 */
interface NumberingPlan {
  callingCode(): string
  possibleLengths(): number[]
  nationalPrefixForParsing(): string | undefined
  IDDPrefix(): string
}

interface Plan {
  /**
   * Bit n is set when a national number of n digits is possible in every country of the calling code, and no shorter
   * than a line with its area code is: what is too short is judged by the slow way.
   */
  lengths: number
  /** Where this matches, libphonenumber may remove digits, so this fast way does not judge such a number. */
  prefix: RegExp | null
}

interface Home {
  callingCode: string
  lengths: number
  /** The prefixes that are dialled before a national number, and before a number abroad. */
  prefixes: RegExp[]
}

/** The plan of a country, or of the main country of a calling code. */
function planOf(name: string): NumberingPlan {
  const metadata = new Metadata()
  metadata.selectNumberingPlan(name as CountryCode)
  return metadata.numberingPlan as unknown as NumberingPlan
}

/** Sticky, so that it can be tested at a place within the digits without cutting them. */
const startingWith = (rule: string | undefined) => (rule ? new RegExp(`(?:${rule})`, 'y') : null)
const maskOf = (lengths: readonly number[]) => lengths.reduce((mask, length) => mask | (1 << length), 0)

/** By calling code as a number: no code is the beginning of another, and none begins with 0. */
const PLANS: readonly (Plan | undefined)[] = makePlans()

function makePlans(): (Plan | undefined)[] {
  const plans: (Plan | undefined)[] = Array.from({ length: 1000 })
  for (const country of getCountries()) {
    const plan = planOf(country)
    const code = Number(plan.callingCode())
    const lengths = maskOf(plan.possibleLengths().filter((length) => length >= shortestLine(code)))
    const known = plans[code]
    if (known) known.lengths &= lengths
    // The prefix is that of the calling code's main country, also where other countries share the code.
    else plans[code] = { lengths, prefix: startingWith(planOf(plan.callingCode()).nationalPrefixForParsing()) }
  }
  return plans
}

/** Longer than any number, and all that a bit mask holds. */
const MOST_DIGITS = 20
const ZERO = '0'.charCodeAt(0)

/**
 * Returns the match key of an international number in plain digits without the +, as `readPhone` would, but many times
 * as fast, because a million rows pass through here. Returns null where this function can't tell; whether the digits
 * are a number at all is then for `readPhone` to decide.
 */
export function plainPhoneKey(digits: string): string | null {
  if (digits.length > MOST_DIGITS) return null
  let code = 0
  for (let size = 1; size <= 3; size++) {
    const digit = digits.charCodeAt(size - 1) - ZERO
    if (!(digit >= 0 && digit <= 9)) return null
    code = code * 10 + digit
    if (code === 0) return null
    const plan = PLANS[code]
    if (plan) return isPlain(plan, digits, size) ? digitsMatchKey(digits) : null
  }
  return null
}

function isPlain(plan: Plan, digits: string, codeLength: number): boolean {
  for (let at = codeLength; at < digits.length; at++) {
    const digit = digits.charCodeAt(at) - ZERO
    if (!(digit >= 0 && digit <= 9)) return false
  }
  if ((plan.lengths & (1 << (digits.length - codeLength))) === 0) return false
  // Zeros at the start are a trunk prefix in one country and a part of the number in another.
  if (digits.charCodeAt(codeLength) === ZERO) return false
  return takenAt(plan.prefix, digits, codeLength) === 0
}

/** Returns how many digits a prefix takes at that place. */
function takenAt(prefix: RegExp | null, digits: string, at: number): number {
  if (!prefix) return 0
  prefix.lastIndex = at
  return prefix.test(digits) ? prefix.lastIndex - at : 0
}

/**
 * Whether the digits of an international number might also be a national number of the country, or a number as dialled
 * from there.
 */
export function mayBeNational(digits: string, country: string): boolean {
  const home = homeOf(country)
  if (!home) return false
  if (isOldNational(digits, country)) return true
  if (digits.length > MOST_DIGITS || (home.lengths & (1 << digits.length)) !== 0) return true
  // Where 1 is both the trunk prefix and the calling code, the number is the same with either.
  return home.prefixes.some((prefix) => {
    const taken = takenAt(prefix, digits, 0)
    return taken > 0 && digits.slice(0, taken) !== home.callingCode
  })
}

const homes = new Map<string, Home>()

/** Returns null for an unknown country, which has no national numbers. */
function homeOf(country: string): Home | null {
  const known = homes.get(country)
  if (known) return known
  if (!isCountry(country)) return null
  const plan = planOf(country)
  const rules = [plan.nationalPrefixForParsing(), plan.IDDPrefix()]
  const made = {
    callingCode: plan.callingCode(),
    lengths: lengthsOfCode(plan.callingCode()),
    prefixes: rules.flatMap((rule) => startingWith(rule) ?? []),
  }
  homes.set(country, made)
  return made
}

/** A national number may turn out to be one of any country that shares the calling code. */
const lengthsOfCode = (code: string) =>
  getCountries()
    .map(planOf)
    .filter((plan) => plan.callingCode() === code)
    .reduce((mask, plan) => mask | maskOf(plan.possibleLengths()), 0)

const COUNTRIES: ReadonlySet<string> = new Set(getCountries())

export function isCountry(country: string): country is CountryCode {
  return COUNTRIES.has(country)
}
