import type { TableRow } from './table'

/** How systems write an empty cell. A cell without a letter or digit, such as a dash, is empty too. */
const EMPTY: ReadonlySet<string> = new Set(['n/a', '#n/a', 'na', 'nan', 'null', 'undefined'])
const SAYS_SOMETHING = /[\p{L}\p{N}]/u

/**
 * Returns the cell of a row in the column of this name and place, without blanks around it; '' when it is empty. In
 * NDJSON each object may have its own keys in its own order, so the name counts; in CSV the place counts.
 */
export function cellOf(row: TableRow, names: readonly string[], index: number | undefined): string {
  if (index === undefined) return ''
  return row.raw ? fieldOf(row.raw, names[index] ?? '') : (row.cells[index]?.trim() ?? '')
}

/** Returns the value of an object of NDJSON under this name as a cell's text; '' when it has none. */
export function fieldOf(raw: Record<string, unknown>, name: string): string {
  const value = Object.hasOwn(raw, name) ? raw[name] : undefined
  // JSON can hold half of a surrogate pair, which UTF-8 can't.
  if (typeof value === 'string') return Buffer.from(value.trim(), 'utf8').toString('utf8')
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** Returns the first of these cells that is not empty; '' when all are. A dash or `null` counts as empty. */
export function firstCellOf(row: TableRow, names: readonly string[], indexes: readonly number[]): string {
  for (const index of indexes) {
    const cell = cellOf(row, names, index)
    if (saysSomething(cell)) return cell
  }
  return ''
}

/** Whether a cell is not empty; a dash or `null` is. */
export const saysSomething = (cell: string): boolean =>
  // Numbers and times are most of what is asked about.
  isDigit(cell.charCodeAt(0)) ||
  isDigit(cell.charCodeAt(1)) ||
  (SAYS_SOMETHING.test(cell) && !EMPTY.has(cell.toLowerCase()))

const isDigit = (code: number) => code >= 48 && code <= 57
