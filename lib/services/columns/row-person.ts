import { betterCountry } from '@/lib/consent/better-country'
import { type IdentityReading, namesCountry, readWritten } from '@/lib/consent/names'
import { dialCodeOf } from '@/lib/consent/phones'
import { cellOf, firstCellOf, saysSomething } from '@/lib/csv/cell-of'
import type { TableRow } from '@/lib/csv/table'
import { readAnswer } from '@/lib/services/imports/answer-words'
import { bareAnswer } from '@/lib/yes-and-no'
import { type CountryCell, countryOfRow } from './country-of-row'
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
   * whose plan knows the number better. `unread`: the row names a country of the person that we can't read, and the
   * number is read by that of the business. `home`: a column names another country of the person, and the plan of that
   * of the call or the business knows the number better, or equally well and the call named it. The last two will do
   * for a No, and not for a Yes.
   */
  by: 'call' | 'number' | 'person' | 'unread' | 'home'
  /** The text as it is read by the country, where that had to be known. */
  reading?: IdentityReading
}

/** `phone_unreadable`, `country_unreadable`: see `personReader`. */
export type PersonProblem = { problem: 'country_unreadable' | 'phone_unreadable' }

/**
 * Returns a function that returns whom each row of a file names. A cell that is only Yes or No names nobody: in some
 * files the column WhatsApp says whether the person has it. A number without a country code is of the country that its
 * row names, and not of the business's; the table in docs/consent.md, "Whose number a row names", has all cases.
 * `country_unreadable`: the row names a country of the number that we can't read. `phone_unreadable`: the number is of
 * another country than the row says, or may be two people's, and the call named no country: people keep their number
 * when they move.
 *
 * Rows of one person are mostly consecutive, so the last one is remembered: for such a row the same object is returned.
 */
export function personReader(columns: PersonColumns, home: Home): (row: TableRow) => RowPerson | PersonProblem {
  let last: { text: string; isUnsigned: boolean; named: CountryCell | null; person: RowPerson | PersonProblem } = {
    ...{ text: '', isUnsigned: false, named: null, person: { text: '', country: home.country, by: 'call' } },
  }
  return (row) => {
    const text = writtenPerson(row, columns)
    const isSame = text === last.text
    const unsigned = isSame ? last.isUnsigned : isUnsigned(text)
    const named = unsigned ? countryOfRow(row, columns) : null
    if (isSame && isSameCell(named, last.named)) return last.person
    last = { text, isUnsigned: unsigned, named, person: personOf(text, named, home) }
    return last.person
  }
}

const isSameCell = (one: CountryCell | null, other: CountryCell | null) =>
  one?.cell === other?.cell && one?.isOfNumber === other?.isOfNumber

function personOf(text: string, named: CountryCell | null, home: Home): RowPerson | PersonProblem {
  const asUsual: RowPerson = { text, country: home.country, by: 'call' }
  if (!named) return asUsual
  const country = readCountry(named.cell)
  if (country === null) {
    if (home.isGiven) return asUsual
    return named.isOfNumber ? { problem: 'country_unreadable' } : { ...asUsual, by: 'unread' }
  }
  if (!named.isOfNumber) return byPerson(asUsual, country, home.isGiven)
  const reading = readWritten(text, country, true)
  const isOther = 'identity' in reading && !reading.identity.canonical.startsWith(dialCodeOf(country) ?? '+')
  return isOther ? { problem: 'phone_unreadable' } : { text, country, by: 'number', reading }
}

/** Reads a number by the country where its person lives, or by that of the call: by the one that knows it better. */
function byPerson(asUsual: RowPerson, country: string, isGiven: boolean): RowPerson | PersonProblem {
  const { text, country: home } = asUsual
  if (country === home) return asUsual
  const read = betterCountry(text, home, country)
  if (read.better === 'same') return { ...asUsual, reading: read.home }
  if (read.better === 'other') return { text, country, by: 'person', reading: read.other }
  if (read.better === 'either' && !isGiven) return { problem: 'phone_unreadable' }
  return { ...asUsual, by: 'home', reading: read.home }
}

/** Returns the cell that names the person of a row, as it is written; '' when there is none. */
export function writtenPerson(row: TableRow, { names, people }: Omit<PersonColumns, 'countries'>): string {
  if (people.length === 1) return firstCellOf(row, names, people)
  const cells = people.map((index) => cellOf(row, names, index)).filter(saysSomething)
  if (cells.length < 2) return cells[0] ?? ''
  return cells.find((cell) => NUMBER.test(cell) || readAnswer(bareAnswer(cell)) === null) ?? cells[0] ?? ''
}

/** A cell that is plainly a number is no answer, and most cells of numbers are: to read an answer takes longer. */
const NUMBER = /^(?:[+\s().-]*\d){6,}[\s().-]*$/

/** Whether a text is a number that does not name its country. */
const isUnsigned = (text: string) => text !== '' && !namesCountry(text) && !/\p{L}/u.test(text.replace(/^\W*tel:/i, ''))
