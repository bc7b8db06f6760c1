export type Cell = string | number | boolean | null

/** Returns one line of CSV with its line end. Cells are quoted where they must be (RFC 4180). Null is an empty cell. */
export function csvLine(cells: readonly Cell[], delimiter = ','): string {
  return `${cells.map((cell) => csvCell(cell, delimiter)).join(delimiter)}\r\n`
}

/** Returns one cell, quoted where it must be. */
export function csvCell(cell: Cell, delimiter = ','): string {
  const text = cell === null ? '' : String(cell)
  return /["\n\r]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Puts an apostrophe before free text that a spreadsheet would run as a formula when the file is opened (OWASP, “CSV
 * Injection”: cells that begin with = + - @, a tab or a carriage return, also in their full-width forms and after
 * blanks). Use it for exports only: numbers belong there as digits, and a caller's own rows are returned as they came.
 */
export function safeCell(text: string): string {
  return /^[\s\u{feff}]*[=+\-@＝＋－＠|%]|^[\t\r\n]/u.test(text) ? `'${text}` : text
}
