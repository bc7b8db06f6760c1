import type { TableRow } from './read-table'

/**
 * Whether the digits of a cell stand in the row as they are. Not so where NDJSON wrote a number with an exponent
 * (`5.73E+11`): the digits were made up when it was parsed, and some may be missing. Only digits are asked about; any
 * other text is as it was written.
 */
export function isAsWritten({ raw, text }: TableRow, cell: string): boolean {
  return raw === undefined || !/^\d+$/.test(cell) || text.includes(cell)
}
