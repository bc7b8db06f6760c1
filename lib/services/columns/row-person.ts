import { namesCountry, readWritten } from '@/lib/consent/names'
import { dialCodeOf } from '@/lib/consent/phones'
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

/**
 * Who a row names, as it is written, and the country by which a number without a country code is read. `isOfRow`: a
 * column of the row names the country of its number.
 */
export interface RowPerson {
  text: string
  country: string
  isOfRow: boolean
}

/**
 * Returns who a row names. A cell that is only Yes or No names nobody: in some files the column WhatsApp says whether
 * the person has it. A number without a country code is of the country that its row names, and not of the business's.
 * `country_unreadable`: the row names a country that we can't read. `phone_unreadable`: the number is of another
 * country than its row names.
 */
export function personOf(
  row: TableRow,
  columns: PersonColumns,
  home: Home,
): RowPerson | { problem: 'country_unreadable' | 'phone_unreadable' } {
  const text = writtenPerson(row, columns)
  const asUsual = { text, country: home.country, isOfRow: false }
  if (!isUnsigned(text)) return asUsual
  const column = countryOfRow(row, columns)
  if (!column) return asUsual
  const country = readCountry(column.cell)
  if (country === null) return home.isGiven ? asUsual : { problem: 'country_unreadable' }
  if (!column.isOfNumber) return { ...asUsual, country }
  const reading = readWritten(text, country)
  const isOther = 'identity' in reading && !reading.identity.canonical.startsWith(dialCodeOf(country) ?? '+')
  return isOther ? { problem: 'phone_unreadable' } : { text, country, isOfRow: true }
}

/** Returns the cell that names the person of a row, as it is written; '' when there is none. */
export function writtenPerson(row: TableRow, { names, people }: Omit<PersonColumns, 'countries'>): string {
  const cells = people.map((index) => cellOf(row, names, index)).filter(saysSomething)
  return cells.find((cell) => readAnswer(cell) === null) ?? cells[0] ?? ''
}

/** Whether a text is a number that does not name its country. */
const isUnsigned = (text: string) => text !== '' && !namesCountry(text) && !/\p{L}/u.test(text.replace(/^\W*tel:/i, ''))
