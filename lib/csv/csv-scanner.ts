/** Why a record could not be read. */
export type RecordProblem = 'line_too_long' | 'wrong_quotes' | 'quote_not_closed'

export interface CsvRecord {
  /** The record's text as it came, without its line end; empty for a record that is too long to keep. */
  text: string
  cells: string[]
  problem?: RecordProblem
  /** Of how many records it is the only sign. */
  counted?: number
}

export interface Dialect {
  delimiter: string
  /**
   * `
   * ` (also after `\r`), or `\r` alone as old Mac spreadsheets write it.
   */
  newline: '\n' | '\r'
  /** The number of characters of one record that are kept; a longer record is skipped to its end. */
  maxChars: number
}

const QUOTE = '"'

/**
 * Cuts text into the records of RFC 4180 as it arrives, keeping no more than one record and the present piece. It is
 * our own because we need all of these: pieces in and records out without a callback for each; a line of ten million
 * characters skipped, not kept; and a record's text as it came, so that it can be returned unchanged (decision 39).
 */
export class CsvScanner {
  readonly #dialect: Dialect
  #rest = ''
  #skip: RecordSkipper | null = null
  #isCounting = false

  constructor(dialect: Dialect) {
    this.#dialect = dialect
  }

  /** From the next record on, those that have no quotes, are not blank and not too long are only counted. */
  count(): void {
    this.#isCounting = true
  }

  /**
   * Returns the records that end within this piece; with `last`, also the text after the last line end. A blank line is
   * a record with one empty cell.
   */
  *scan(piece: string, last: boolean): Generator<CsvRecord> {
    const { delimiter, newline, maxChars } = this.#dialect
    const text = this.#rest === '' ? piece : this.#rest + piece
    this.#rest = ''
    let at = 0
    if (this.#skip) {
      at = this.#skip.run(text, 0)
      if (at === -1 && !last) return
      yield this.#skip.record()
      this.#skip = null
      if (at === -1) return
    }
    let quote = place(text, QUOTE, at)
    while (at < text.length) {
      if (quote < at) quote = place(text, QUOTE, at)
      if (this.#isCounting) {
        const { counted, next } = countPlain(text, at, Math.min(quote, text.length), this.#dialect)
        if (counted > 0) yield { text: '', cells: [], counted }
        at = next
        if (at >= text.length) return
      }
      const end = place(text, newline, at)
      if (quote > end || (quote === NOWHERE && last)) {
        const to = Math.min(end, text.length)
        yield plainRecord(text, at, to, this.#dialect)
        at = to + 1
        continue
      }
      const found = quote === NOWHERE ? null : quotedRecord(text, at, last, delimiter, newline)
      if (found) {
        yield found.end - at > maxChars ? tooLong() : found.record
        at = found.next
      } else if (text.length - at > maxChars) {
        this.#skip = new RecordSkipper(this.#dialect)
        this.#skip.run(text, at)
        if (last) yield this.#skip.record()
        return
      } else {
        this.#rest = text.slice(at)
        return
      }
    }
  }
}

/** Returns how many records from a place on are plain, not blank and not too long, and where the next one begins. */
function countPlain(text: string, from: number, to: number, { newline, maxChars }: Dialect) {
  let counted = 0
  let at = from
  for (;;) {
    const end = text.indexOf(newline, at)
    if (end === -1 || end > to || end - at > maxChars || !isPrinted(text.charCodeAt(at))) return { counted, next: at }
    counted++
    at = end + 1
  }
}

/** Whether a character of ASCII is none of those that a blank line consists of. */
const isPrinted = (code: number) => code > 32 && code < 127

const tooLong = (): CsvRecord => ({ text: '', cells: [], problem: 'line_too_long' })

/**
 * A place behind every text. It is a small integer as other places are: for Infinity V8 makes an object each time.
 */
const NOWHERE = 2 ** 30 - 1

/** Returns the next place of a character, `NOWHERE` when there is none. */
function place(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from)
  return at === -1 ? NOWHERE : at
}

function plainRecord(text: string, from: number, to: number, { delimiter, maxChars }: Dialect): CsvRecord {
  if (to - from > maxChars) return tooLong()
  const line = text.slice(from, to > from && text[to - 1] === '\r' ? to - 1 : to)
  return { text: line, cells: line.split(delimiter) }
}

interface Found {
  record: CsvRecord
  /** Where its text ends, and where the next record begins. */
  end: number
  next: number
}

/** Returns a record that contains quotes, or null when its end has not arrived. */
function quotedRecord(text: string, from: number, last: boolean, delimiter: string, newline: string): Found | null {
  const cells: string[] = []
  let problem: RecordProblem | undefined
  let at = from
  let lineEnd = -1
  for (;;) {
    let value = ''
    const quoted = text[at] === QUOTE
    if (quoted) {
      const closed = quotedCell(text, at + 1, last)
      if (closed === null) {
        if (!last) return null
        cells.push(text.slice(at + 1))
        return found(text, from, text.length, text.length, cells, 'quote_not_closed')
      }
      value = closed.value
      at = closed.next
    }
    // Nothing should follow a closed quote before the next delimiter; an unquoted cell is all text.
    if (lineEnd < at) lineEnd = place(text, newline, at)
    const comma = place(text, delimiter, at)
    const stop = Math.min(comma, lineEnd)
    if (stop === NOWHERE && !last) return null
    const end = Math.min(stop, text.length)
    let tail = text.slice(at, end)
    const ends = comma > lineEnd || stop === NOWHERE
    if (ends && tail.endsWith('\r')) tail = tail.slice(0, -1)
    if (quoted && tail !== '') problem = 'wrong_quotes'
    cells.push(value + tail)
    at = end + 1
    if (ends) {
      const to = end > from && text[end - 1] === '\r' ? end - 1 : end
      return found(text, from, to, at, cells, problem)
    }
  }
}

function found(
  text: string,
  from: number,
  end: number,
  next: number,
  cells: string[],
  problem: RecordProblem | undefined,
): Found {
  const record = { text: text.slice(from, end), cells }
  return { record: problem ? { ...record, problem } : record, end, next }
}

/** Returns a cell from after its first quote, with doubled quotes made single, or null when its end has not arrived. */
function quotedCell(text: string, from: number, last: boolean): { value: string; next: number } | null {
  let value = ''
  for (let at = from; ;) {
    const close = text.indexOf(QUOTE, at)
    // A quote at the very end may be the first half of a doubled one.
    if (close === -1 || (close + 1 === text.length && !last)) return null
    if (text[close + 1] !== QUOTE) return { value: value + text.slice(at, close), next: close + 1 }
    value += text.slice(at, close + 1)
    at = close + 2
  }
}

/**
 * Finds the end of a record that is too long to keep, with regard to its quotes. Reading on at the next line instead
 * would turn the text within a cell into records, and a line of somebody's remark would become an answer of a person.
 */
class RecordSkipper {
  readonly #delimiter: number
  readonly #newline: number
  #state: 'start' | 'plain' | 'quoted' | 'closing' = 'start'

  constructor({ delimiter, newline }: Dialect) {
    this.#delimiter = delimiter.charCodeAt(0)
    this.#newline = newline.charCodeAt(0)
  }

  /** Returns where the next record begins, or -1. */
  run(text: string, from: number): number {
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at)
      const isQuote = code === 34
      if (this.#state === 'quoted') {
        if (isQuote) this.#state = 'closing'
      } else if (this.#state !== 'plain' && isQuote) this.#state = 'quoted'
      else if (code === this.#newline) return at + 1
      else this.#state = code === this.#delimiter ? 'start' : 'plain'
    }
    return -1
  }

  record(): CsvRecord {
    return this.#state === 'quoted' ? { ...tooLong(), problem: 'quote_not_closed' } : tooLong()
  }
}
