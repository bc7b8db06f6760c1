import type { TableRow } from './table'

const BATCH_CHARS = 1_000_000
/**
 * The most cells of one batch: a row with a problem is returned with as many cells as the header has, however short it
 * is.
 */
const BATCH_CELLS = 100_000
export interface Limits {
  maxChars: number
  batchRows: number
  eager: boolean
  isCount: boolean
}

export interface Piece {
  text: string
  last: boolean
}

/** Returns the same batches after reading the first of them, because then the header is known. */
export async function begun(batches: AsyncGenerator<TableRow[]>): Promise<AsyncGenerator<TableRow[]>> {
  const first = await batches.next()
  return (async function* () {
    try {
      if (first.done) return
      yield first.value
      yield* batches
    } finally {
      await batches.return(undefined)
    }
  })()
}

/** Turns records into rows without an await for each, which would take longer than the reading itself. */
export async function* batched<T>(
  pieces: AsyncIterable<Piece>,
  scan: (piece: Piece) => Iterable<T>,
  toRow: (record: T) => TableRow | null,
  { batchRows, eager, widthOf }: Limits & { widthOf: (row: TableRow) => number },
): AsyncGenerator<TableRow[]> {
  let batch: TableRow[] = []
  let chars = 0
  let cells = 0
  const next = (): TableRow[] => {
    const full = batch
    batch = []
    chars = 0
    cells = 0
    return full
  }
  for await (const piece of pieces) {
    for (const record of scan(piece)) {
      const row = toRow(record)
      if (!row) continue
      batch.push(row)
      chars += row.text.length
      cells += widthOf(row)
      if (batch.length >= batchRows || chars >= BATCH_CHARS || cells >= BATCH_CELLS) yield next()
    }
    if (eager && batch.length > 0) yield next()
  }
  if (batch.length > 0) yield batch
}
