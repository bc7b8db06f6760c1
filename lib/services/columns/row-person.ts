import { type IdentityReading, namesCountry, readWritten } from '@/lib/consent/names'
import { dialCodeOf } from '@/lib/consent/phones'
import { isMobile, isMobileOf } from '@/lib/consent/read-number'
import { cellOf, saysSomething } from '@/lib/csv/cell-of'
import type { TableRow } from '@/lib/csv/table'
import { readAnswer } from '@/lib/services/imports/answer-words'
import { countryOfRow } from './country-of-row'
import type { CountryColumn } from './match-columns'
import { readCountry } from './read-country'

/** The columns that say who a row is about, by their indexes. */
interface PersonColumns {
  /** The names of all columns, in their order. */
  names: readonly string[]
  /** The columns that may name the person: the first of these cells that says something counts. */
  people: readonly number[]
  /** The columns that say of which country the number is. */
  countries: readonly CountryColumn[]
}

interface Home {
  /** The country of numbers without a country code where the row names none. */
  country: string
  /** Whether the call named it. */
  isGiven: boolean
}

/** Who a row names, as it is written, and the country by which a number without a country code is read. */
export interface RowPerson {
  text: string
  country: string
  /**
   * Why the number is read by this country. `call`: it is that of the call or of the business. `number`: a column of
   * the row names the country of its number, so nothing is guessed. `person`: a column names the country of the person,
   * and by the other country the number would be another one. `unread`: the row names a country of the person that we
   * can't read, and the number is read by that of the business; that will do for a No, and not for a Yes.
   * `either`: the number may also be one of the country where the person lives, and is read by that of the call; that
   * too will do for a No only.
   */
  by: 'call' | 'number' | 'person' | 'unread' | 'either'
}

/**
 * Returns who a row names. A cell that is only Yes or No names nobody: in some files the column WhatsApp says whether
 * the person has it. A number without a country code is of the country that its row names, and not of the business's.
 * `country_unreadable`: the row names a country of the number that we can't read. `phone_unreadable`: the number is of
 * another country than the row says, or may be two people's, and the call named no country: people keep their number
 * when they move.
 */
export function personOf(
  row: TableRow,
  columns: PersonColumns,
  home: Home,
): RowPerson | { problem: 'country_unreadable' | 'phone_unreadable' } {
  const text = writtenPerson(row, columns)
  const asUsual: RowPerson = { text, country: home.country, by: 'call' }
  if (!isUnsigned(text)) return asUsual
  const named = countryOfRow(row, columns)
  if (!named) return asUsual
  const country = readCountry(named.cell)
  if (country === null) {
    if (home.isGiven) return asUsual
    return named.isOfNumber ? { problem: 'country_unreadable' } : { ...asUsual, by: 'unread' }
  }
  if (!named.isOfNumber) return byPerson(asUsual, country, home.isGiven)
  const reading = readWritten(text, country)
  const isOther = 'identity' in reading && !reading.identity.canonical.startsWith(dialCodeOf(country) ?? '+')
  return isOther ? { problem: 'phone_unreadable' } : { text, country, by: 'number' }
}

/** Reads a number by the country where its person lives, if that makes a difference. */
function byPerson(asUsual: RowPerson, country: string, isGiven: boolean): RowPerson | { problem: 'phone_unreadable' } {
  const { text, country: home } = asUsual
  if (country === home) return asUsual
  const theirs = readWritten(text, country)
  if (keyOf(theirs) === keyOf(readWritten(text, home))) return asUsual
  const isOfBoth = 'identity' in theirs && isMobile(theirs.identity.canonical) && isMobileOf(text, home)
  if (!isOfBoth) return { text, country, by: 'person' }
  return isGiven ? { ...asUsual, by: 'either' } : { problem: 'phone_unreadable' }
}

const keyOf = (reading: IdentityReading) => ('identity' in reading ? reading.identity.matchKey : null)

/** Returns the cell that names the person of a row, as it is written; '' when there is none. */
export function writtenPerson(row: TableRow, { names, people }: Omit<PersonColumns, 'countries'>): string {
  const cells = people.map((index) => cellOf(row, names, index)).filter(saysSomething)
  return cells.find((cell) => readAnswer(cell) === null) ?? cells[0] ?? ''
}

/** Whether a text is a number that does not name its country. */
const isUnsigned = (text: string) => text !== '' && !namesCountry(text) && !/\p{L}/u.test(text.replace(/^\W*tel:/i, ''))
