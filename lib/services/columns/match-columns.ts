import type { Table } from '@/lib/csv/table'
import { AppError } from '@/lib/errors'
import {
  type ColumnMeaning,
  foldName,
  isHouseNumber,
  meaningOf,
  type Part,
  speaksOfPhone,
  VAGUE_PHONE,
} from './column-names'

/** A column that names a country, by its index. */
export interface CountryColumn {
  index: number
  /** The column holds the country of the number (`Country code`), not that of the person (`Country`). */
  isOfNumber: boolean
}

/** A column whose name was recognised. */
export interface Match extends ColumnMeaning {
  index: number
  name: string
}

/**
 * Returns every column of a header whose name is known. `skip` returns true for columns that mean something else in
 * this file.
 */
export function matchColumns(header: readonly string[], skip: (name: string, part: Part) => boolean): Match[] {
  return header.flatMap((name, index) => {
    const meaning = meaningOf(name)
    if (!meaning || skip(name, meaning.part)) return []
    if (meaning.part === 'phone' && meaning.rank === VAGUE_PHONE && isHouseNumber(name, header)) return []
    return [{ ...meaning, index, name }]
  })
}

/**
 * Names that objects of an NDJSON file may have beside the keys of the first one: one for each part and, for numbers,
 * for each rank.
 */
const UNSEEN = ['whatsapp', 'mobile', 'phone', 'bsuid', 'when', 'proof', 'source']

/**
 * Returns the columns of a file. Those of a CSV file are its header. Those of an NDJSON file are the keys of its first
 * object, and names that later objects may have although the first has none for the same part.
 */
export function columnNames({ format, header }: Pick<Table, 'format' | 'header'>): readonly string[] {
  if (format === 'csv') return header
  const known = new Set(header.map((name) => rankKey(meaningOf(name))))
  return [...header, ...UNSEEN.filter((name) => !known.has(rankKey(meaningOf(name))))]
}

/**
 * Returns the key by which two columns count as the same. The rank matters only for numbers: one column of times is
 * enough.
 */
const rankKey = (meaning: ColumnMeaning | null) =>
  meaning?.part === 'phone' ? `phone ${meaning.rank}` : (meaning?.part ?? null)

/**
 * Returns the columns of phone numbers in the order in which they are read for each row: WhatsApp's first, then mobile,
 * then any other. If a cell is empty, the next column is read. Vague names (`Contato`, `Número`) count only if there is
 * no better one, and no other column of the header whose name has a word for a telephone.
 * @throws AppError `columns_ambiguous` (400) when two columns are equally good
 */
export function phoneColumns(matches: readonly Match[], header: readonly string[]): number[] {
  const phones = matches.filter(({ part }) => part === 'phone')
  const clear = phones.filter(({ rank }) => rank < VAGUE_PHONE)
  const used = clear.length > 0 ? clear : phones
  const spoken = header.find((name) => meaningOf(name) === null && speaksOfPhone(name))
  const [vague] = clear.length > 0 ? [] : phones
  if (vague && spoken !== undefined) throw ambiguous(vague.name, spoken)
  const ranks = [...new Set(used.map(({ rank }) => rank))].toSorted((one, other) => one - other)
  return ranks.map((rank) => theOnly(used.filter((match) => match.rank === rank)).index)
}

/** Returns the columns that name the country of a number, those before that name the country of a person. */
export const countryColumns = (matches: readonly Match[]): CountryColumn[] =>
  matches
    .filter(({ part }) => part === 'country')
    .toSorted((one, other) => one.rank - other.rank)
    .map((match) => ({ index: match.index, isOfNumber: isOfNumber(match) }))

/** Whether a column of countries names that of the number, and not that of the person. */
export const isOfNumber = ({ rank }: ColumnMeaning): boolean => rank === 0

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
 * Returns the index of the column that a caller named: by its exact name, or else by its name as `foldName` returns it.
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

/** The most columns of a header that an error lists. */
const SHOWN_COLUMNS = 20

/** Returns the error for a file without a column that is needed. The detail lists the columns of the header. */
export function columnsMissing(hint: string, header: readonly string[]): AppError {
  return notThere('columns_missing', hint, header)
}

function notThere(code: 'columns_missing' | 'unknown_column', hint: string, header: readonly string[]): AppError {
  const shown = header.slice(0, SHOWN_COLUMNS).map(shownName).join(', ')
  const more = header.length > SHOWN_COLUMNS ? ', …' : ''
  return new AppError(code, {
    message: 'a file lacks a column',
    userMessage: `${hint} The columns of the file are: ${shown}${more}.`,
    status: 400,
  })
}

/** Returns the error for two columns of a file that may both be meant. */
export function ambiguous(one: string, other: string): AppError {
  return new AppError('columns_ambiguous', {
    message: 'two columns of a file may hold the same',
    userMessage: `The columns ${shownName(one)} and ${shownName(other)} fit equally well. Name the one to read in the query.`,
    status: 400,
  })
}

const SHOWN_CHARS = 40

/**
 * Returns a column's name for an error. A file without a header begins with a person's number, which must not be shown.
 */
export function shownName(name: string): string {
  const digits = name.replace(/\D/g, '').length
  if (digits >= 5) return '(a number)'
  return `“${name.length > SHOWN_CHARS ? `${name.slice(0, SHOWN_CHARS)}…` : name}”`
}
