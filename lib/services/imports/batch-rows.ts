import type { TableRow } from '@/lib/csv/table'
import { writtenPerson } from '@/lib/services/columns/row-person'
import type { Columns } from './columns'

/** A batch has about this many characters at most, because its rows are in memory until it is written. */
const BATCH_CHARS = 4_000_000

/**
 * Cuts a file into batches of about `size` rows, always at the same places however the file arrives. Consecutive rows
 * of the same person stay together, so that they become one line. A person is who RowReader takes the row to name.
 * @param skip how many rows were processed before
 */
export async function* batchRows(
  batches: AsyncIterable<readonly TableRow[]>,
  options: { size: number; skip: number; columns: Pick<Columns, 'names' | 'people'> },
): AsyncGenerator<TableRow[]> {
  const { size, columns } = options
  const personOf = (row: TableRow) => writtenPerson(row, columns)
  let skip = options.skip
  let current: TableRow[] = []
  let chars = 0
  let last = ''
  for await (const rows of batches) {
    if (skip >= rows.length) {
      skip -= rows.length
      continue
    }
    for (const row of skip > 0 ? rows.slice(skip) : rows) {
      // A batch ends also in a file about one person only.
      const isFull = current.length >= size && (personOf(row) !== last || current.length >= 2 * size)
      if (isFull || chars >= BATCH_CHARS) {
        yield current
        current = []
        chars = 0
      }
      current.push(row)
      chars += row.text.length
      if (current.length >= size) last = personOf(row)
    }
    skip = 0
  }
  if (current.length > 0) yield current
}
