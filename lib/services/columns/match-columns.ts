import type { Table } from '@/lib/csv/read-table'
import { AppError } from '@/lib/errors'
import { type ColumnMeaning, foldName, isHouseNumber, meaningOf, type Part, VAGUE_PHONE } from './column-names'

/** A column that a name was recognised for. */
export interface Match extends ColumnMeaning {
  index: number
  name: string
}

/** Every column of a header whose name says what it holds. `skip` tells columns that mean something else in this file. */
export function matchColumns(header: readonly string[], skip: (name: string, part: Part) => boolean): Match[] {
  return header.flatMap((name, index) => {
    const meaning = meaningOf(name)
    if (!meaning || skip(name, meaning.part)) return []
    if (meaning.part === 'phone' && meaning.rank === VAGUE_PHONE && isHouseNumber(name, header)) return []
    return [{ ...meaning, index, name }]
  })
}

/** What an NDJSON object may be asked for beside the keys of the first one: one name for each part and, of numbers, each rank. */
const UNSEEN = ['whatsapp', 'mobile', 'phone', 'bsuid', 'when', 'proof', 'source']

/**
 * The columns of an NDJSON file: the keys of its first object, and names that later objects may have although the first has none for the
 * same part. Of a CSV they are the header.
 */
export function columnNames({ format, header }: Pick<Table, 'format' | 'header'>): readonly string[] {
  if (format === 'csv') return header
  const known = new Set(header.map((name) => rankKey(meaningOf(name))))
  return [...header, ...UNSEEN.filter((name) => !known.has(rankKey(meaningOf(name))))]
}

/** Ranks matter only among numbers: one column of times is enough. */
const rankKey = (meaning: ColumnMeaning | null) =>
  meaning?.part === 'phone' ? `phone ${meaning.rank}` : (meaning?.part ?? null)

/**
 * Returns the columns of phone numbers in the order in which a row is asked for its number: WhatsApp's, then mobile, then any other. An
 * empty cell hides nothing: the next column is asked. Vague names (`Contato`, `Número`) count only where there is nothing better.
 * @throws AppError `columns_ambiguous` (400) when two columns are equally good
 */
export function phoneColumns(matches: readonly Match[]): number[] {
  const phones = matches.filter(({ part }) => part === 'phone')
  const clear = phones.filter(({ rank }) => rank < VAGUE_PHONE)
  const used = clear.length > 0 ? clear : phones
  const ranks = [...new Set(used.map(({ rank }) => rank))].toSorted((one, other) => one - other)
  return ranks.map((rank) => theOnly(used.filter((match) => match.rank === rank)).index)
}

/**
 * Returns the best of the columns that hold one of these parts; null when there is none.
 * @throws AppError `columns_ambiguous` (400) when two are equally good
 */
export function bestColumn(matches: readonly Match[], ...parts: Part[]): Match | null {
  const found = matches.filter(({ part }) => parts.includes(part))
  if (found.length === 0) return null
  const best = Math.min(...found.map(({ rank }) => rank))
  return theOnly(found.filter(({ rank }) => rank === best))
}

/**
 * Returns the place of the column that a caller named: exactly, or else as names are compared (`foldName`).
 * @throws AppError `unknown_column` (400) when there is none, `columns_ambiguous` (400) when two columns have the name
 */
export function namedColumn(header: readonly string[], name: string): number {
  const folded = foldName(name)
  const places = [...header.keys()]
  const exact = places.filter((place) => header[place] === name)
  const found = exact.length > 0 ? exact : places.filter((place) => foldName(header[place] ?? '') === folded)
  const [first, second] = found
  if (first === undefined) throw notThere('unknown_column', `The file has no column named ${shownName(name)}.`, header)
  if (second !== undefined) throw ambiguous(header[first] ?? '', header[second] ?? '')
  return first
}

function theOnly(matches: readonly Match[]): Match {
  const [first, second] = matches
  if (!first) throw new Error('there is no column to choose')
  if (second) throw ambiguous(first.name, second.name)
  return first
}

/** More columns of a header than this are not listed in an error. */
const SHOWN_COLUMNS = 20

/** A file lacks a column that is needed. The detail names what the header has. */
export function columnsMissing(hint: string, header: readonly string[]): AppError {
  return notThere('columns_missing', hint, header)
}

function notThere(code: 'columns_missing' | 'unknown_column', hint: string, header: readonly string[]): AppError {
  const shown = header.slice(0, SHOWN_COLUMNS).map(shownName).join(', ')
  const more = header.length > SHOWN_COLUMNS ? ', …' : ''
  return new AppError(code, {
    message: 'a file lacks a column',
    userMessage: `${hint} The header has: ${shown}${more}.`,
    status: 400,
  })
}

/** Two columns of a file that may both be meant. */
export function ambiguous(one: string, other: string): AppError {
  return new AppError('columns_ambiguous', {
    message: 'two columns of a file may hold the same',
    userMessage: `The columns ${shownName(one)} and ${shownName(other)} may both be meant. Name the one to read in the query.`,
    status: 400,
  })
}

const SHOWN_CHARS = 40

/** A column's name in an error. A file without a header begins with somebody's number, which belongs in no error. */
export function shownName(name: string): string {
  const digits = name.replace(/\D/g, '').length
  if (digits >= 5) return '(a number)'
  return `“${name.length > SHOWN_CHARS ? `${name.slice(0, SHOWN_CHARS)}…` : name}”`
}
