import { rankOfLine } from './line-types'
import { type IdentityReading, readWritten } from './names'
import { dialCodeOf } from './phones'
import { isWithinArea, readNational } from './read-number'

/**
 * Of which of two countries a number without a country code is. `same`: it is one number by either, or by neither.
 * `home` and `other`: the plan of that country knows the number better. `either`: both know it equally well.
 */
export interface BetterCountry {
  better: 'same' | 'home' | 'other' | 'either'
  /** The readings of the text as that of a business of each country. */
  home: IdentityReading
  other: IdentityReading
}

/**
 * Compares how well the plans of two countries know a number that is written without a country code. A country that
 * knows it as a possible mobile knows it better than one that knows it as another line. Next comes one that lacks it in
 * its plan, which may be older than the number, and last one whose numbers are never as long. A number of a third
 * country, as WhatsApp writes it (`573005550101`), counts for `home`, which is where the text comes from.
 */
export function betterCountry(text: string, home: string, other: string): BetterCountry {
  const readings = { home: readWritten(text, home), other: readWritten(text, other) }
  if (keyOf(readings.home) === keyOf(readings.other)) return { better: 'same', ...readings }
  const asHome = Math.max(ownRank(text, home, readings.home), rankOf(readings.home))
  const asOther = ownRank(text, other, readings.other)
  if (asHome === asOther) return { better: 'either', ...readings }
  return { better: asHome > asOther ? 'home' : 'other', ...readings }
}

const keyOf = (reading: IdentityReading) => ('identity' in reading ? reading.identity.matchKey : null)

const NONE = -1
const NOT_IN_PLAN = 0

/** Returns how well a country knows a text as one of its own numbers. */
function ownRank(text: string, country: string, reading: IdentityReading): number {
  const isOwn = 'identity' in reading && reading.identity.canonical.startsWith(dialCodeOf(country) ?? '+')
  if (isOwn) return rankOf(reading)
  // The text was read as a number of a third country, or may be one, so it has to be known here.
  const national = readNational(text, country)
  const rank = national && !isWithinArea(national.e164.slice(1)) ? rankOfLine(national.e164) : NONE
  return rank > NOT_IN_PLAN ? rank : NONE
}

const rankOf = (reading: IdentityReading): number =>
  'identity' in reading ? rankOfLine(reading.identity.canonical) : NONE
