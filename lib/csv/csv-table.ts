import { batched, begun, type Limits, type Piece } from './batches'
import { type CsvRecord, CsvScanner, type Dialect } from './csv-scanner'
import { unreadableTable } from './decode'
import { headerLine } from './header-line'
import { checkWidth, type Table, type TableRow } from './table'

interface SeparatorLine {
  /** The line as it came, with its line end. */
  text: string
  delimiter: string
}

/** Excel's own first line that names the delimiter: `sep=;`. */
export function separatorLine(text: string): SeparatorLine | null {
  const [line, delimiter] = /^sep=([,;\t])(?:\r\n|\n|\r(?!\n))/i.exec(text) ?? []
  return line === undefined || delimiter === undefined ? null : { text: line, delimiter }
}

/** Reads a CSV. `head` is the beginning of its text, with the whole header. */
export async function csvTable(
  pieces: AsyncIterable<Piece>,
  head: string,
  { separator, ...limits }: Limits & { separator: SeparatorLine | null },
): Promise<Omit<Table, 'hasMark'>> {
  const { lineEnd, ...found } = dialectOf(head, limits.maxChars)
  const dialect = separator ? { ...found, delimiter: separator.delimiter } : found
  const scanner = new CsvScanner(dialect)
  let row = separator ? 1 : 0
  let header: CsvRecord | null = null
  let names: string[] = []
  const toRow = (record: CsvRecord): TableRow | null => {
    row += record.counted ?? 1
    if (record.counted !== undefined) return { row, cells: [], text: '', counted: record.counted }
    if (isBlank(record)) return null
    const { cells, text } = record
    if (!header) {
      header = record
      names = cells.map((name) => name.trim())
      if (record.problem)
        throw unreadableTable(
          'header',
          `The first line, which has the names of the columns, can’t be read (${record.problem}).`,
        )
      checkWidth(names.length)
      if (limits.isCount) scanner.count()
      return null
    }
    const problem = record.problem ?? (cells.length === names.length ? undefined : 'wrong_columns')
    return problem ? { row, cells, text, problem } : { row, cells, text }
  }
  const widthOf = ({ cells, problem }: TableRow) => (problem ? Math.max(cells.length, names.length) : cells.length)
  const batches = await begun(
    batched(pieces, (piece) => scanner.scan(piece.text, piece.last), toRow, { ...limits, widthOf }),
  )
  // TypeScript does not see the assignment within toRow.
  const { text } = (header as CsvRecord | null) ?? { text: '' }
  const headerText = `${separator?.text ?? ''}${text}`
  return { format: 'csv', header: names, delimiter: dialect.delimiter, headerText, lineEnd, batches }
}

const isBlank = ({ cells, text, problem }: CsvRecord) => cells.length === 1 && text.trim() === '' && !problem

/**
 * Returns the dialect. The delimiter is the character that occurs most often between the names of columns; a file with
 * one column has none, and a comma will do.
 */
function dialectOf(head: string, maxChars: number): Dialect & { lineEnd: string } {
  const { counts, end } = headerLine(head)
  const [delimiter] = Object.entries(counts).toSorted((a, b) => b[1] - a[1])[0] ?? [',']
  const lineEnd = head[end] !== '\r' ? '\n' : head[end + 1] === '\n' ? '\r\n' : '\r'
  return { delimiter, newline: lineEnd === '\r' ? '\r' : '\n', lineEnd, maxChars }
}
