import type { TableRow } from './table'

/**
 * Whether the digits of a cell are in the row as they were written. They are not where NDJSON has a number with an
 * exponent (`5.73E+11`): parsing made up digits, and some may be missing. Only digits are compared; any other text is
 * as it was written.
 */
export function isAsWritten({ raw, text }: TableRow, cell: string): boolean {
  return raw === undefined || !/^\d+$/.test(cell) || text.includes(cell)
}
