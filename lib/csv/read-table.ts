import type { Limits, Piece } from './batches'
import { csvTable, separatorLine } from './csv-table'
import { BYTE_ORDER_MARK, decodeText, unreadableTable, workbook } from './decode'
import { headerLine } from './header-line'
import { ndjsonTable } from './ndjson-table'
import type { Table, TableFormat } from './table'

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
  /**
   * Whether the rows are only counted. Most rows of a CSV then come many at a time (`counted`), without number, cells
   * and text, and with no problem if they have more or fewer cells than the header; those with quotes are read in full.
   */
  isCount?: boolean
  /** Default: recognised from the content. */
  format?: TableFormat
}

const MAX_LINE_CHARS = 65_536
const BATCH_ROWS = 1_000

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
  if (first === undefined)
    throw unreadableTable('empty', 'The file is empty. It needs a line with the names of its columns.')
  const format = options.format ?? (first === '{' ? 'ndjson' : 'csv')
  if (format === 'csv' && first === '[')
    throw unreadableTable('json_array', 'The file is a JSON array. Send one JSON object on each line (NDJSON), or CSV.')
  if (MARKUP.test(head.text)) throw workbook()
  if (FORM.test(head.text))
    throw unreadableTable(
      'header',
      'The body is a form (multipart/form-data) and not the file itself. Send the file as the body: with curl, -T or --data-binary in place of -F.',
    )

  const hasMark = head.text.startsWith(BYTE_ORDER_MARK)
  if (hasMark) head.text = head.text.slice(1)
  const rest = piecesOf(head, pieces)
  const { batchRows = BATCH_ROWS, eager = false, isCount = false } = options
  const limits: Limits = { maxChars, batchRows, eager, isCount }
  if (format === 'ndjson') return { ...(await ndjsonTable(rest, limits)), hasMark }
  const separator = separatorLine(head.text)
  if (separator) head.text = head.text.slice(separator.text.length)
  return { ...(await csvTable(rest, head.text, { ...limits, separator })), hasMark }
}

/** Many programs write an “.xls” that is a page of HTML, or Excel's XML of 2003. */
const MARKUP = /^[\s\u{feff}]*<(?:!doctype|html|head|meta|body|table|\?xml)\b/iu
/** The boundary before the first part of a form. */
const FORM = /^--[^\s,;]{8,}\r\n/

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
 * An object of NDJSON has no line ends.
 */
function hasLine(text: string): boolean {
  const start = text.search(/\S/)
  const isJson = text[start] === '{'
  const end = isJson ? text.indexOf('\n', start) : headerLine(text).end
  return end !== -1 && (text[end] === '\n' || end + 1 < text.length)
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
