import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { readWritten } from '@/lib/consent/names'
import { isAsWritten } from '@/lib/csv/is-as-written'
import type { TableRow } from '@/lib/csv/table'
import { personReader, type RowPerson } from '@/lib/services/columns/row-person'
import type { AudienceColumns } from './columns'

/** The names of the contacts of a batch, each with the place of its row. Rows that can't be read have none. */
export interface NamesOfRows {
  /** The country of the business by which they were read. */
  country: string
  places: readonly number[]
  names: readonly string[]
}

/** After this many rows are read, other requests are let in. */
const ROWS_AT_A_TIME = 100

/** Reads who the rows of a batch name. It makes no query, so no transaction has to wait for it. */
export async function namesOfRows(
  rows: readonly TableRow[],
  columns: AudienceColumns,
  country: string,
): Promise<NamesOfRows> {
  const places: number[] = []
  const names: string[] = []
  const read = personReader(columns, { country, isGiven: false })
  for (const [place, row] of rows.entries()) {
    if (place % ROWS_AT_A_TIME === 0) await yieldToEventLoop()
    if (row.problem) continue
    const person = read(row)
    const name = 'problem' in person || !isAsWritten(row, person.text) ? '' : nameOf(person, country)
    if (name === '') continue
    places.push(place)
    names.push(name)
  }
  return { country, places, names }
}

/** Their number will do for a No only, and a list says to whom a message may be sent. */
const DOUBTED: ReadonlySet<RowPerson['by']> = new Set(['unread', 'home'])

/**
 * Returns a number with its country code where its row names the country of it, or where it is not read as one of the
 * business's country, and any other as it is.
 */
function nameOf(person: RowPerson, country: string): string {
  if (DOUBTED.has(person.by)) return ''
  if (person.country === country && person.by !== 'number') return person.text
  const reading = person.reading ?? readWritten(person.text, person.country)
  return 'identity' in reading ? reading.identity.canonical : ''
}
