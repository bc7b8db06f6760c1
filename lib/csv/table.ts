import type { RecordProblem } from './csv-scanner'
import { unreadableTable } from './decode'

export type TableFormat = 'csv' | 'ndjson'
export type RowProblem = RecordProblem | 'wrong_columns' | 'invalid_json'

export interface Table {
  format: TableFormat
  /** The names of the columns; for NDJSON the keys of its first object. */
  header: string[]
  /** For CSV: `,`, `;` or a tab. */
  delimiter: string
  /** The header as it came, without its line end; empty for NDJSON. */
  headerText: string
  /** The line end that the file uses. */
  lineEnd: string
  /** Whether the file began with a byte order mark, which spreadsheets need. */
  hasMark: boolean
  /** Can be read once. Throws the errors of the input, and `unreadable_table` where the bytes stop being text. */
  batches: AsyncIterable<TableRow[]>
}

export interface TableRow {
  /** The row's number in the file: a CSV's header is row 1, and blank lines count though they are left out. */
  row: number
  /** By the columns of the header; for a row with a problem, as far as it could be read. */
  cells: readonly (string | undefined)[]
  /** The row as it came, without its line end; empty when it was too long to keep. */
  text: string
  /** For NDJSON only. */
  raw?: Record<string, unknown>
  /** Why this row must not be used. */
  problem?: RowProblem
  /** Of how many rows it is the only sign, where rows are only counted. */
  counted?: number
}

/**
 * Refuses a row in which a quotation mark opens a cell and is not closed there, if other rows are within that cell:
 * they would be passed over, and the No of each with them.
 * @throws AppError `unreadable_table` (400)
 */
export function refuseSwallowed({ row, text, problem }: TableRow): void {
  const isOpen = problem === 'quote_not_closed' || problem === 'wrong_quotes'
  // The text of a record that was too long to keep is empty.
  if (!isOpen || (text !== '' && !/[\r\n]/.test(text))) return
  throw unreadableTable(
    'open_quote',
    `In row ${row} a quotation mark opens a cell and is not closed there, so the rows after it can’t be told apart. Write it twice, or remove it.`,
  )
}

/** More columns than any export we know has. The work for a row must not grow with a long header. */
export const MAX_COLUMNS = 1_000

/** @throws AppError `unreadable_table` (400) */
export function checkWidth(columns: number): void {
  if (columns > MAX_COLUMNS)
    throw unreadableTable(
      'too_wide',
      `The file has more than ${MAX_COLUMNS} columns. Leave out those that are not needed.`,
    )
}
