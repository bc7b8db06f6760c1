import type { Table } from '@/lib/csv/table'
import {
  bestColumn,
  columnNames,
  columnsMissing,
  type CountryColumn,
  countryColumns,
  type Match,
  matchColumns,
  namedColumn,
  phoneColumns,
} from '@/lib/services/columns/match-columns'

/** The columns of a list, by their indexes. */
export interface AudienceColumns {
  /** The columns that may name the contact: the first of these cells that is not empty counts. */
  people: readonly number[]
  /** The columns that say of which country a number without a country code is. */
  countries: readonly CountryColumn[]
  language?: number
  /** The names of all columns, in their order. */
  names: readonly string[]
}

/**
 * Finds the columns by their names (columns/column-names.ts), or takes those that were given. A row's contact is read
 * from the columns of phone numbers, the best first; if they are empty, from that of BSUIDs, then from that of our own
 * contact ids.
 * @throws AppError `columns_missing`, `unknown_column` (400), naming the header; `columns_ambiguous` (400), naming two
 * equally good ones
 */
export function findColumns(table: Table, given: { column?: string; languageColumn?: string }): AudienceColumns {
  const names = columnNames(table)
  const matches = matchColumns(names, () => false)
  const people =
    given.column === undefined
      ? [...phoneColumns(matches, names), ...others(matches).map(({ index }) => index)]
      : [namedColumn(table.header, given.column)]
  const language =
    given.languageColumn === undefined
      ? bestColumn(matches, 'language')?.index
      : namedColumn(table.header, given.languageColumn)
  // Some names are read from NDJSON without having been seen, so the first object must have at least one of the
  // columns.
  if (!people.some((at) => at < table.header.length)) {
    const hint = 'No column is named like one of phone numbers, BSUIDs or contact ids: name it with ?column=….'
    throw columnsMissing(hint, table.header)
  }
  return { people, countries: countryColumns(matches), ...(language === undefined ? {} : { language }), names }
}

const others = (matches: readonly Match[]) =>
  [bestColumn(matches, 'bsuid'), bestColumn(matches, 'contactId')].filter((match) => match !== null)
