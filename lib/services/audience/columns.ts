import type { Table } from '@/lib/csv/read-table'
import {
  bestColumn,
  columnNames,
  columnsMissing,
  type Match,
  matchColumns,
  namedColumn,
  phoneColumns,
} from '@/lib/services/columns/match-columns'

/** Where in a row things stand. */
export interface AudienceColumns {
  /** Of who is meant: the first of these cells that is not empty. */
  people: readonly number[]
  language?: number
  /** The names of all columns, in their order. */
  names: readonly string[]
}

/**
 * Finds the columns by their names (columns/column-names.ts), or takes those that were given. Who is meant is read from the columns of phone
 * numbers, best first; where they are empty, in that of BSUIDs, then in that of our own contact ids.
 * @throws AppError `columns_missing`, `unknown_column` (400), naming the header; `columns_ambiguous` (400), naming two equally good ones
 */
export function findColumns(table: Table, given: { column?: string; languageColumn?: string }): AudienceColumns {
  const names = columnNames(table)
  const matches = matchColumns(names, () => false)
  const people =
    given.column === undefined
      ? [...phoneColumns(matches), ...others(matches).map(({ index }) => index)]
      : [namedColumn(table.header, given.column)]
  const language =
    given.languageColumn === undefined
      ? bestColumn(matches, 'language')?.index
      : namedColumn(table.header, given.languageColumn)
  // Of NDJSON some names are asked for without having been seen: the first object must have at least one of them.
  if (!people.some((at) => at < table.header.length)) {
    const hint = 'No column is named like one of phone numbers, BSUIDs or contact ids: name it with ?column=….'
    throw columnsMissing(hint, table.header)
  }
  return { people, ...(language === undefined ? {} : { language }), names }
}

const others = (matches: readonly Match[]) =>
  [bestColumn(matches, 'bsuid'), bestColumn(matches, 'contactId')].filter((match) => match !== null)
