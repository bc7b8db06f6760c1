import type { TableRow } from '@/lib/csv/table'
import { writtenPerson } from '@/lib/services/columns/row-person'
import type { Columns } from './columns'
import { yieldToEventLoop } from './yield-to-event-loop'

/** A batch has about this many characters at most, because what its rows say is in memory until it is written. */
const BATCH_CHARS = 4_000_000

/** Takes the rows of one batch, one after another, and keeps of each what it needs. */
export interface RowCollector<Batch> {
  add: (row: TableRow) => void
  end: () => Batch
}

/**
 * Cuts a file into batches of about `sizeOf` rows (the first batch has place 0), always at the same places however the
 * file arrives. Consecutive rows of the same person stay together, so that they become one line. A person is who
 * RowReader takes the row to name.
 * @param skip how many rows were processed before
 * @param begin makes what takes the rows of the next batch
 */
export async function* batchRows<Batch>(
  batches: AsyncIterable<readonly TableRow[]>,
  options: { sizeOf: (place: number) => number; skip: number; columns: Pick<Columns, 'names' | 'people'> },
  begin: () => RowCollector<Batch>,
): AsyncGenerator<Batch> {
  const { sizeOf, columns } = options
  const personOf = (row: TableRow) => writtenPerson(row, columns)
  const breath = yieldToEventLoop()
  let skip = options.skip
  let current: RowCollector<Batch> | null = null
  let [place, size, count, chars, last] = [0, sizeOf(0), 0, 0, '']
  for await (const rows of batches) {
    if (skip >= rows.length) {
      skip -= rows.length
      continue
    }
    for (const row of skip > 0 ? rows.slice(skip) : rows) {
      // A batch ends also in a file about one person only.
      const isFull = count >= size && (personOf(row) !== last || count >= 2 * size)
      if (current && (isFull || chars >= BATCH_CHARS)) {
        yield current.end()
        current = null
        ;[place, size, count, chars] = [place + 1, sizeOf(place + 1), 0, 0]
      }
      current ??= begin()
      current.add(row)
      count++
      chars += row.text.length
      if (count >= size) last = personOf(row)
      const pause = breath()
      if (pause) await pause
    }
    skip = 0
  }
  if (current) yield current.end()
}
