import { AppError } from '@/lib/errors'
import { Utf8Text } from './utf8-text'

/** What is wrong with a file that can't be read as a table. */
export type TableFault =
  | 'empty'
  | 'workbook'
  | 'encoding'
  | 'json_array'
  | 'no_objects'
  | 'too_wide'
  | 'header'
  | 'open_quote'

/** How a file begins that spreadsheets and word processors pack: a ZIP archive, or Microsoft's older container. */
const PACKED = [Buffer.from('PK\x03\x04', 'latin1'), Buffer.from('d0cf11e0', 'hex')]

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/**
 * Returns bytes as text, piece by piece: UTF-8 with or without a byte order mark, and UTF-16 with one. The mark stays
 * at the start of the text.
 * @throws AppError `unreadable_table` (400) at the first bytes that are no text in that encoding
 */
export async function* decodeText(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: Decoder | null = null
  let head: Uint8Array = new Uint8Array()
  const read = (bytes?: Uint8Array) => checked((decoder ??= decoderOf(head))(bytes))
  for await (const bytes of input) {
    if (decoder) yield read(bytes)
    else {
      // A mark has up to three bytes, and a network may deliver them one by one.
      head = head.length === 0 ? bytes : Buffer.concat([head, bytes])
      if (head.length < 4) continue
      if (PACKED.some((start) => start.equals(head.subarray(0, 4)))) throw workbook()
      yield read(head)
    }
  }
  const rest = decoder ? '' : read(head)
  yield rest + read()
}

/** Returns the encoding that a file's first bytes show. */
export function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

/** Returns the text of bytes; without any, what is left at the end. */
type Decoder = (bytes?: Uint8Array) => string

function decoderOf(head: Uint8Array): Decoder {
  const encoding = encodingOf(head)
  if (encoding === 'utf-8') {
    const text = new Utf8Text()
    return (bytes) => {
      const read = bytes ? text.push(bytes) : text.isWhole() ? '' : null
      if (read === null) throw wrongEncoding()
      return read
    }
  }
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  return (bytes) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined })
    } catch (error) {
      throw wrongEncoding(error)
    }
  }
}

/** The option `ignoreBOM` leaves this mark in the text, contrary to its name. */
export const BYTE_ORDER_MARK = '\u{feff}'

/** No table contains NUL. A text with NUL is UTF-16 without its mark, or no text (and PostgreSQL can't store NUL). */
function checked(text: string): string {
  if (text.includes('\0')) throw wrongEncoding()
  return text
}

export function wrongEncoding(cause?: unknown): AppError {
  return unreadableTable(
    'encoding',
    'The file is not UTF-8 text (nor UTF-16 with a byte order mark). Save it as “CSV UTF-8”.',
    cause,
  )
}

/** A file that spreadsheet programs write and that is no table of text. */
export const workbook = () =>
  unreadableTable('workbook', 'The file is a workbook of a spreadsheet program and not text. Save it as “CSV UTF-8”.')

/** A file that can't be read as a table. `fault` says why, for callers with words of their own. */
export class UnreadableTable extends AppError {
  constructor(
    readonly fault: TableFault,
    userMessage: string,
    cause?: unknown,
  ) {
    super('unreadable_table', { message: 'a file is no table', userMessage, status: 400, cause })
  }
}

/**
 * Returns the error for a file that can't be read as a table. `userMessage` quotes nothing of the file except names of
 * columns.
 */
export function unreadableTable(fault: TableFault, userMessage: string, cause?: unknown): UnreadableTable {
  return new UnreadableTable(fault, userMessage, cause)
}
