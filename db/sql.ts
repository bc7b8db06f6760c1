import type { Sql, Tx } from '@/db/client'
import type { Instant } from '@/lib/consent/types'

/**
 * What statements written by hand share: how values travel to PostgreSQL. The way back of a moment is `sayso_ms`
 * (0000_tables.sql), and names come back as the aliases of a statement give them: `match_key as "matchKey"`.
 */

const last = { at: Number.NaN, text: '' }

/**
 * Returns a moment (milliseconds since the epoch, UTC) as the text that a statement takes for a `timestamptz`, and null
 * for none. The last one is remembered: rows that are written together mostly have the same time, and a large import
 * writes millions.
 */
export function instant(at: Instant): string
export function instant(at: Instant | null | undefined): string | null
export function instant(at: Instant | null | undefined): string | null {
  if (at === null || at === undefined) return null
  if (last.at !== at) {
    last.text = new Date(at).toISOString()
    last.at = at
  }
  return last.text
}

/** No id of ours: what is not named is not found under it. */
export const NIL = '00000000-0000-0000-0000-000000000000'

/** Behind every id, as `NIL` is before every one. */
export const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
/** Before and behind every moment that is stored: where a list that is in the order of time begins. */
export const EARLIEST: Instant = -62_135_596_800_000
export const LATEST: Instant = 253_402_300_799_999

/**
 * Returns an id for the condition of a join, where null would find nothing either: a parameter that is null there ended
 * a cluster's coordinator (docs/reference/citus.md, 30). It is also where the first page of a list in the order of ids
 * begins: `id > orNil(after)` is found in an index, and `after is null or id > after` is not, because statements are
 * planned for any value (decision 0221).
 */
export const orNil = (id: string | null): string => id ?? NIL

/** Returns a length of time in milliseconds as a part of a statement, an `interval`. */
export const interval = (sql: Sql | Tx, ms: number) => sql`(${ms}::float8 * interval '1 millisecond')`

/**
 * Returns what takes one column out of rows, as the array that `unnest` takes: one array a column and not one parameter
 * a value, so that the text of a statement, and its plan, is the same however many rows there are.
 */
export function columnsOf<Row>(rows: readonly Row[]): <T>(read: (row: Row) => T) => T[] {
  return (read) => rows.map((row) => read(row))
}

/**
 * As `columnsOf`, with no values for a column in which all are null: most columns of what is written are, and
 * `unnest` of several arrays fills the shorter ones with null. At least one column has to have a value in each row.
 */
export function sparseColumnsOf<Row>(rows: readonly Row[]): <T>(read: (row: Row) => T) => T[] {
  return (read) => {
    const column = rows.map((row) => read(row))
    return column.every((value) => value === null) ? [] : column
  }
}

/** Stands for null in a list of lines. */
const NULL_LINE = '~'

/**
 * Returns values as one text with a line for each, which `lines` or `string_to_array(…, chr(10))` takes apart. The
 * driver quotes and escapes an array value by value, and PostgreSQL undoes it value by value: for thousands of rows
 * that takes longer than to write them. No value may hold a line break; free text travels as an array.
 */
export const joinLines = (values: readonly (string | number | null)[]): string =>
  values.map((value) => value ?? NULL_LINE).join('\n')

/** Returns a `text[]` of these values, as a part of a statement; see `joinLines`. */
export const lines = (sql: Sql | Tx, values: readonly (string | number | null)[]) =>
  sql`string_to_array(${joinLines(values)}, chr(10), ${NULL_LINE})`

/**
 * Returns a `text[]` of any values, as a part of a statement: as one text where no value holds a line break (see
 * `joinLines`), else as an array.
 */
export const texts = (sql: Sql | Tx, values: readonly string[]) =>
  values.some((value) => value === '' || value.includes('\n'))
    ? sql`${[...values]}::text[]`
    : sql`string_to_array(${values.join('\n')}, chr(10))`
