type Cell = string | number | boolean | null

/** One line of CSV with its line end; cells are quoted where they must be (RFC 4180). Null is an empty cell. */
export function csvLine(cells: readonly Cell[], delimiter = ','): string {
  return `${cells.map((cell) => csvCell(cell, delimiter)).join(delimiter)}\r\n`
}

/** One cell, quoted where it must be. */
export function csvCell(cell: Cell, delimiter = ','): string {
  const text = cell === null ? '' : String(cell)
  return /["\n\r]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Free text that a spreadsheet would run when the file is opened, made harmless by an apostrophe in front (OWASP, “CSV
 * Injection”: cells that begin with = + - @, a tab or a carriage return, also in their full-width forms and behind
 * blanks). For exports only: numbers belong there as digits, and what a caller gave us and gets back stays as it came.
 */
export function safeCell(text: string): string {
  return /^[\s\u{feff}]*[=+\-@＝＋－＠|%]|^[\t\r\n]/u.test(text) ? `'${text}` : text
}
