import { lineTypeOf } from './line-types'
import { isCountry } from './plain-phones'
import { type NumberRead, readNumber } from './read-number'

/**
 * The number that a person typed as their own, or why it is none to which a link can be sent. `landline` and
 * `impossible` are known from the countries' numbering plans alone: they say nothing about who has the number.
 */
export type OwnNumber = NumberRead | { problem: 'empty' | 'several' | 'unreadable' | 'impossible' | 'landline' }

/** No number that a person types, however it is written, is longer. */
const MOST_CHARS = 100

/**
 * Reads the number that a person gives as their own, however they write or paste it: with words around it, with dots,
 * as a link to a chat. A number without its country's code is read as one of the first of `countries` in whose plan it
 * fits.
 */
export function readOwnNumber(text: string, countries: readonly string[]): OwnNumber {
  const line = plainLine(text)
  if (!/\p{Nd}/u.test(line)) return { problem: line === '' && text.trim() === '' ? 'empty' : 'unreadable' }
  if (line.length > MOST_CHARS) return { problem: 'unreadable' }
  const readings = countries.filter(isCountry).map((country) => judge(line, country))
  const isNumber = (reading: OwnNumber) => 'e164' in reading
  // The plans of several countries may know a number. The person reads the reason of the first country.
  return readings.find(isNumber) ?? readings[0] ?? { problem: 'unreadable' }
}

/** Returns the text with nothing but digits and what people write between them. */
function plainLine(text: string): string {
  return text
    .slice(0, 2 * MOST_CHARS)
    .normalize('NFKC')
    .replace(/[^\p{Nd}+()\-,;/]+/gu, ' ')
    .replace(/^[^\p{Nd}+(]+|[^\p{Nd})]+$/gu, '')
}

function judge(line: string, country: string): OwnNumber {
  const reading = readNumber(line, country)
  if ('problem' in reading) return reading
  const { phone } = reading
  const type = lineTypeOf(phone.e164)
  // Whatever else the plan knows may be somebody's WhatsApp: people also have it on numbers of the internet.
  if (type === null) return { problem: 'impossible' }
  return type === 'landline' ? { problem: 'landline' } : phone
}

/**
 * Returns the countries in which a number without a country's code is looked for: that of the business, then those of
 * an Accept-Language header (`es-MX` names Mexico). The business's comes first, because most of its people live there
 * and many telephones speak the English of the United States.
 */
export function countriesOf(businessCountry: string, acceptLanguage: string | null): string[] {
  const named = [...(acceptLanguage ?? '').slice(0, MOST_HEADER_CHARS).matchAll(/\b[a-z]{2,3}-([A-Z]{2})\b/g)]
  const regions = named.map(([, region = '']) => region).filter(isCountry)
  return [...new Set([businessCountry, ...regions])].slice(0, MOST_COUNTRIES)
}

const MOST_HEADER_CHARS = 256
const MOST_COUNTRIES = 4
