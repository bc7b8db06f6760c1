import type { TableRow } from '@/lib/csv/read-table'

/** Characters of one batch, about: long rows are held until their batch is written. */
const BATCH_CHARS = 4_000_000

/**
 * Cuts a file into batches of about `size` rows, always at the same places however it arrives: neighbours that begin alike (rows of one
 * person) stay together, so that they become one line.
 * @param skip rows that were worked off before
 * @param personOf what tells the person of a row
 */
export async function* batchRows(
  batches: AsyncIterable<readonly TableRow[]>,
  options: { size: number; skip: number; personOf: (row: TableRow) => string },
): AsyncGenerator<TableRow[]> {
  const { size, personOf } = options
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
      // A file of one person has an end too.
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
