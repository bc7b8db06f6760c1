import { type CsvRecord, CsvScanner, type Dialect, type RecordProblem } from './csv-scanner'
import { BYTE_ORDER_MARK, decodeText, unreadableTable } from './decode'
import { LineScanner } from './line-scanner'

export interface TableOptions {
  /** The most characters of one record; a longer one is skipped and reported. Default: 65,536. */
  maxLineChars?: number
  /** The most rows of one batch. Default: 1,000. A batch of long rows is shorter: about a million characters. */
  batchRows?: number
  /**
   * Whether the rows read so far are returned after each piece that arrives, for a caller who waits for responses
   * before sending more.
   */
  eager?: boolean
  /** Default: recognised from the content. */
  format?: TableFormat
}

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
}

const MAX_LINE_CHARS = 65_536
const BATCH_ROWS = 1_000
const BATCH_CHARS = 1_000_000
/**
 * The most cells of one batch: a row with a problem is returned with as many cells as the header has, however short it
 * is.
 */
const BATCH_CELLS = 100_000
/** More columns than any export we know has. The work for a row must not grow with a long header. */
export const MAX_COLUMNS = 1_000

/**
 * Reads a table of any size, in constant memory: CSV with commas, semicolons or tabs (recognised from the header), or
 * one JSON object a line.
 * @throws AppError `unreadable_table` (400): no text in UTF-8 (or UTF-16 with its mark), empty, a header too long, a
 *   JSON array
 */
export async function readTable(input: AsyncIterable<Uint8Array>, options: TableOptions = {}): Promise<Table> {
  const maxChars = options.maxLineChars ?? MAX_LINE_CHARS
  const pieces = decodeText(input)[Symbol.asyncIterator]()
  const head = await readHead(pieces, maxChars)
  const first = head.text.trimStart()[0]
  if (first === undefined) throw unreadableTable('empty', 'The file is empty. It needs a line with the names of its columns.')
  const format = options.format ?? (first === '{' ? 'ndjson' : 'csv')
  if (format === 'csv' && first === '[')
    throw unreadableTable('json_array', 'The file is a JSON array. Send one JSON object on each line (NDJSON), or CSV.')

  const hasMark = head.text.startsWith(BYTE_ORDER_MARK)
  if (hasMark) head.text = head.text.slice(1)
  const rest = piecesOf(head, pieces)
  const limits = { maxChars, batchRows: options.batchRows ?? BATCH_ROWS, eager: options.eager ?? false }
  if (format === 'ndjson') return { ...(await ndjsonTable(rest, limits)), hasMark }
  const separator = separatorLine(head.text)
  if (separator) head.text = head.text.slice(separator.text.length)
  return { ...(await csvTable(rest, head.text, { ...limits, separator })), hasMark }
}

interface SeparatorLine {
  /** The line as it came, with its line end. */
  text: string
  delimiter: string
}

/** Excel's own first line that names the delimiter: `sep=;`. */
function separatorLine(text: string): SeparatorLine | null {
  const [line, delimiter] = /^sep=([,;\t])(?:\r\n|\n|\r(?!\n))/i.exec(text) ?? []
  return line === undefined || delimiter === undefined ? null : { text: line, delimiter }
}

interface Limits {
  maxChars: number
  batchRows: number
  eager: boolean
}

interface Piece {
  text: string
  last: boolean
}

/** Reads as much as the first record and a header's length need. */
async function readHead(pieces: AsyncIterator<string>, maxChars: number): Promise<Piece> {
  let text = ''
  while (text.length <= maxChars && !hasHeader(text)) {
    const next = await pieces.next()
    if (next.done) return { text, last: true }
    text += next.value
  }
  return { text, last: false }
}

/** Whether a complete line exists that is not Excel's `sep=;`. */
function hasHeader(text: string): boolean {
  const plain = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text
  const separator = separatorLine(plain)
  return hasLine(separator ? plain.slice(separator.text.length) : plain)
}

/**
 * Whether a complete line exists that is not blank; after `\r` the next character shows which kind of line end it is.
 */
function hasLine(text: string): boolean {
  const start = text.search(/\S/)
  const end = start === -1 ? -1 : start + text.slice(start).search(/[\n\r]/)
  return end >= start && start !== -1 && (text[end] === '\n' || end + 1 < text.length)
}

async function* piecesOf(head: Piece, pieces: AsyncIterator<string>): AsyncGenerator<Piece> {
  try {
    yield head
    if (head.last) return
    for (;;) {
      const next = await pieces.next()
      if (next.done) break
      yield { text: next.value, last: false }
    }
    yield { text: '', last: true }
  } finally {
    await pieces.return?.()
  }
}

async function csvTable(
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
    row++
    if (isBlank(record)) return null
    const { cells, text } = record
    if (!header) {
      header = record
      names = cells.map((name) => name.trim())
      if (record.problem)
        throw unreadableTable('header', `The first line, which has the names of the columns, can’t be read (${record.problem}).`)
      checkWidth(names.length)
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
  const start = head.length - head.trimStart().length
  const counts = { ',': 0, ';': 0, '\t': 0 }
  let quoted = false
  let at = start
  for (; at < head.length; at++) {
    const character = head[at] ?? ''
    if (character === '"') quoted = !quoted
    else if (quoted) continue
    else if (character === '\n' || character === '\r') break
    else if (character in counts) counts[character as ',']++
  }
  const [delimiter] = Object.entries(counts).toSorted((a, b) => b[1] - a[1])[0] ?? [',']
  const lineEnd = head[at] !== '\r' ? '\n' : head[at + 1] === '\n' ? '\r\n' : '\r'
  return { delimiter, newline: lineEnd === '\r' ? '\r' : '\n', lineEnd, maxChars }
}

async function ndjsonTable(pieces: AsyncIterable<Piece>, limits: Limits): Promise<Omit<Table, 'hasMark'>> {
  const scanner = new LineScanner(limits.maxChars)
  let row = 0
  let header: string[] = []
  const toRow = (line: string | null): TableRow | null => {
    row++
    if (line === null) return { row, cells: [], text: '', problem: 'line_too_long' }
    const text = line.trim()
    if (text === '') return null
    const raw = parseObject(text)
    if (!raw) return { row, cells: [], text, problem: 'invalid_json' }
    if (header.length === 0) {
      header = Object.keys(raw)
      checkWidth(header.length)
    }
    return new ObjectRow(row, header, text, raw)
  }
  const batches = await begun(
    batched(pieces, (piece) => scanner.scan(piece.text, piece.last), toRow, { ...limits, widthOf: () => 1 }),
  )
  if (header.length === 0) {
    await batches.return(undefined)
    throw unreadableTable(
      'no_objects',
      'None of the first lines is a JSON object with fields. Send one JSON object on each line (NDJSON), or CSV.',
    )
  }
  return { format: 'ndjson', header, delimiter: '', headerText: '', lineEnd: '\n', batches }
}

function checkWidth(columns: number): void {
  if (columns > MAX_COLUMNS)
    throw unreadableTable('too_wide', `The file has more than ${MAX_COLUMNS} columns. Leave out those that are not needed.`)
}

/**
 * A row of NDJSON. Its cells are made only when all of them are asked for: a million short lines must not cost the
 * width of the header.
 */
class ObjectRow implements TableRow {
  constructor(
    readonly row: number,
    readonly header: readonly string[],
    readonly text: string,
    readonly raw: Record<string, unknown>,
  ) {}

  get cells(): (string | undefined)[] {
    return this.header.map((name) => scalar(this.raw, name))
  }
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

/** Returns a value of an NDJSON row as a cell's text; undefined for an absent key, null, an object or an array. */
function scalar(raw: Record<string, unknown>, name: string): string | undefined {
  const value = Object.hasOwn(raw, name) ? raw[name] : undefined
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

/** Returns the same batches after reading the first of them, because then the header is known. */
async function begun(batches: AsyncGenerator<TableRow[]>): Promise<AsyncGenerator<TableRow[]>> {
  const first = await batches.next()
  return (async function* () {
    try {
      if (first.done) return
      yield first.value
      yield* batches
    } finally {
      await batches.return(undefined)
    }
  })()
}

/** Turns records into rows without an await for each, which would take longer than the reading itself. */
async function* batched<T>(
  pieces: AsyncIterable<Piece>,
  scan: (piece: Piece) => Iterable<T>,
  toRow: (record: T) => TableRow | null,
  { batchRows, eager, widthOf }: Limits & { widthOf: (row: TableRow) => number },
): AsyncGenerator<TableRow[]> {
  let batch: TableRow[] = []
  let chars = 0
  let cells = 0
  const next = (): TableRow[] => {
    const full = batch
    batch = []
    chars = 0
    cells = 0
    return full
  }
  for await (const piece of pieces) {
    for (const record of scan(piece)) {
      const row = toRow(record)
      if (!row) continue
      batch.push(row)
      chars += row.text.length
      cells += widthOf(row)
      if (batch.length >= batchRows || chars >= BATCH_CHARS || cells >= BATCH_CELLS) yield next()
    }
    if (eager && batch.length > 0) yield next()
  }
  if (batch.length > 0) yield batch
}
