import type { TableRow } from './read-table'

/**
 * Whether the digits of a cell stand in the row as they are. Not so where NDJSON wrote a number with an exponent (`5.73E+11`): what it is as
 * digits was made up by whoever parsed it, and digits may be missing. Only digits are asked about; any other text is as it was written.
 */
export function isAsWritten({ raw, text }: TableRow, cell: string): boolean {
  return raw === undefined || !/^\d+$/.test(cell) || text.includes(cell)
}
