import { cleanCell } from './clean-cell'
import { type ContactIdentity, typedPhone } from './identities'
import { readWritten } from './names'
import { isValidPhone, readPhone } from './phones'
import { isCountry } from './plain-phones'
import { plainDigits } from './read-number'

/** More numbers in one text than a person would look for at once. */
const MOST_PARTS = 5
/** Fewer digits are part of a number. */
const FEWEST_DIGITS = 6
const MOST_DIGITS = 20

/**
 * Returns every identity that a text may mean, the likeliest first: for a search, where a wrong guess costs a look and
 * not a No. Nothing is recorded by these readings; `readWritten` reads what is recorded. A text that `readWritten`
 * takes for two people's number is read both ways here, and one that holds several numbers is read part by part.
 * `country` is the business's country.
 */
export function readEveryWay(text: string, country: string): ContactIdentity[] {
  const parts = partsOf(text)
  const found = [text, ...(parts.length > 1 ? parts : [])].flatMap((part) => waysOf(part, country))
  return found.filter(({ matchKey }, place) => found.findIndex((other) => other.matchKey === matchKey) === place)
}

function waysOf(text: string, country: string): ContactIdentity[] {
  const written = readWritten(text, country)
  const first = 'identity' in written ? [written.identity] : []
  if ('identity' in written && !written.isGuessed) return first
  const cleaned = cleanCell(text)
  if (/\p{L}/u.test(cleaned)) return first
  const digits = plainDigits(cleaned)
  if (digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS) return first
  const home = isCountry(country) ? readPhone(digits, country) : null
  const abroad = readPhone(`+${digits.replace(/^00/, '')}`)
  const ways = [home, abroad].filter((phone) => phone !== null)
  // Beside a good guess only a number that the plan of its country knows is worth a look.
  const others = first.length === 0 ? ways : ways.filter((phone) => isValidPhone(phone))
  return [...first, ...others.map((phone) => typedPhone(phone))]
}

const partsOf = (text: string): string[] =>
  text
    .split(/[,;|/\n]| (?:e|y|o|ou|or|and) /iu)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .slice(0, MOST_PARTS)
