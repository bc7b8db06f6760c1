import type { Table, TableRow } from '@/lib/csv/table'
import { csvCell } from '@/lib/csv/write-row'

/** What is added to a row. */
export interface RowAnswer {
  allowed: boolean
  reason: string
  /** Empty if the contact has no link. */
  preferenceUrl: string
}

export interface RowWriter {
  contentType: string
  /** The text before the first row. */
  head: string
  row(row: TableRow, answer: RowAnswer): string
}

const ADDED = ['allowed', 'reason', 'preference_url'] as const

/**
 * Returns a writer that writes the rows of a table as they were, in the same format and dialect, with the answer after
 * them.
 */
export function rowWriter(table: Table): RowWriter {
  return table.format === 'csv' ? csvWriter(table) : ndjsonWriter()
}

/**
 * Writes each row as its own text and three more cells, so that nothing in it is changed. A row that could not be read
 * gets the columns of the header first, because a surplus cell would be under `allowed`. If the file already has a
 * column of an answer, because it is itself an answer of ours, that column is overwritten in its place.
 */
function csvWriter({ header, headerText, delimiter, lineEnd, hasMark }: Table): RowWriter {
  const places = ADDED.map((name) => header.indexOf(name))
  const added = ADDED.filter((_, at) => places[at] === -1)
  const rewrites = added.length < ADDED.length
  const line = (cells: readonly (string | undefined)[]) =>
    Array.from(cells, (cell) => csvCell(cell ?? '', delimiter)).join(delimiter)
  return {
    contentType: 'text/csv; charset=utf-8',
    head: `${hasMark ? '\u{feff}' : ''}${[headerText, ...added].join(delimiter)}${lineEnd}`,
    row(row, { allowed, reason, preferenceUrl }) {
      const plain = row.problem === undefined && !rewrites
      if (plain) return `${row.text}${delimiter}${allowed}${delimiter}${reason}${delimiter}${preferenceUrl}${lineEnd}`
      const values = [String(allowed), reason, preferenceUrl]
      const cells = Array.from(row.cells.slice(0, header.length))
      for (const [at, place] of places.entries()) if (place !== -1) cells[place] = values[at]
      // Cells that the row lacks are written as delimiters only, so that a short row of a wide table costs no more than
      // that.
      const missing = delimiter.repeat(header.length - Math.max(cells.length, 1))
      const behind = places.flatMap((place, at) =>
        place === -1 ? `${delimiter}${csvCell(values[at] ?? '', delimiter)}` : [],
      )
      return `${line(cells)}${missing}${behind.join('')}${lineEnd}`
    },
  }
}

function ndjsonWriter(): RowWriter {
  return {
    contentType: 'application/x-ndjson',
    head: '',
    row({ text, raw }, { allowed, reason, preferenceUrl }) {
      const answer = { allowed, reason, preference_url: preferenceUrl || null }
      // A line that is no object cannot contain an answer, so both are written side by side.
      if (!raw) return `${JSON.stringify({ line: text, ...answer })}\n`
      if (ADDED.some((name) => Object.hasOwn(raw, name))) return `${JSON.stringify({ ...raw, ...answer })}\n`
      const own = text.slice(0, -1).trimEnd()
      return `${own}${own.length > 1 ? ',' : ''}${JSON.stringify(answer).slice(1)}\n`
    },
  }
}
