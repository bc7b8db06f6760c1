import { inBusiness } from '@/db/client'
import { type BusinessConfig, readConfig } from '@/db/queries/business/config'
import { endImport, type ImportRow } from '@/db/queries/imports/imports'
import type { Table } from '@/lib/csv/table'
import { AppError } from '@/lib/errors'
import type { Deps } from '@/lib/services/deps'
import { batchRows } from './batch-rows'
import type { Columns } from './columns'
import { ImportWriter } from './import-writer'
import { columnsOf, openFile, readerOptions } from './open-file'
import { batchReader } from './prepare-batch'
import type { PreparedBatch } from './prepared-batch'
import { RowReader } from './read-rows'

/**
 * A transaction has about this many answers: enough to be fast, few enough that a person who saves on the page need not
 * wait.
 */
const BATCH_ANSWERS = 8000
/** The first batch is this part of that size, because PostgreSQL has nothing to do until it was read. */
const FIRST_PART = 4

export interface Run {
  businessId: string
  row: ImportRow
  /** The worker that holds the claim. */
  by: string
  leaseMs: number
  /** Asked between two batches: false ends the run, so that another worker can go on with the import. */
  mayGoOn: () => boolean
  batchRows?: number
}

/** `done`; `paused`: it may not go on, and the claim is still held; `lost`: another worker has the claim. */
export type RunOutcome = 'done' | 'paused' | 'lost'

/**
 * Runs an import that was claimed, from the row that it has reached. While PostgreSQL writes a batch, the next one is
 * read, and made as far as that is possible.
 * @throws AppError with the code of why the file cannot be read; errors of the database pass through, and all that was
 * written stays
 */
export async function runImport(deps: Deps, run: Run): Promise<RunOutcome> {
  const { businessId, row } = run
  if (!run.mayGoOn()) return 'paused'
  const [table, config] = await Promise.all([openFile(deps, businessId, row), currentConfig(deps, businessId)])
  const file = new FileReader(deps, run, config, table)
  const claim = { businessId, importId: row.id, by: run.by, done: row.rows, leaseMs: run.leaseMs }
  const writer = new ImportWriter(deps, claim, (from, rows) => file.again(from, rows))
  try {
    for await (const batch of file.batches(table, row.rows)) {
      if ((await writer.hasRoom()) === 'lost') return 'lost'
      if (!run.mayGoOn()) return 'paused'
      // PostgreSQL must not wait until the next rows are read, so that comes after.
      await writer.send(batch)
    }
    if ((await writer.end()) === 'lost') return 'lost'
  } finally {
    // Nothing is written after the claim was given up.
    await writer.end().catch(() => {})
  }
  const ended = await inBusiness(deps.db, businessId, (tx) =>
    endImport(tx, businessId, row.id, { by: run.by, now: deps.clock.now() }),
  )
  return ended ? 'done' : 'lost'
}

/** Reads the rows of a file with the business's current configuration. */
class FileReader {
  readonly #columns: Columns
  #config: BusinessConfig
  /** One for all batches: it remembers what it read. */
  #reader: RowReader

  constructor(
    private readonly deps: Deps,
    private readonly run: Run,
    config: BusinessConfig,
    table: Table,
  ) {
    // The columns are found once, at the beginning: a topic that is created meanwhile does not change what a file
    // means.
    this.#columns = columnsOf(table, run.row.settings, config)
    this.#config = config
    this.#reader = this.#readerOf(config)
  }

  /** Returns the batches of a file behind its first rows. */
  batches(table: Table, skip: number): AsyncGenerator<PreparedBatch> {
    const { batchRows: given } = this.run
    const size = Math.ceil(BATCH_ANSWERS / Math.max(1, this.#columns.topics.length))
    const sizeOf = (place: number) => given ?? (place === 0 ? Math.ceil(size / FIRST_PART) : size)
    return batchRows(table.batches, { sizeOf, skip, columns: this.#columns }, () =>
      batchReader(this.#reader, this.deps.pepper, this.#config.version),
    )
  }

  /** Reads some rows of the file once more, with the configuration of now: the others have left the memory. */
  async again(from: number, rows: number): Promise<PreparedBatch> {
    this.#config = await currentConfig(this.deps, this.run.businessId)
    this.#reader = this.#readerOf(this.#config)
    const batch = batchReader(this.#reader, this.deps.pepper, this.#config.version)
    let at = 0
    const table = await openFile(this.deps, this.run.businessId, this.run.row)
    for await (const read of table.batches) {
      for (const row of read.slice(Math.max(0, from - at), Math.max(0, from + rows - at))) batch.add(row)
      at += read.length
      if (at >= from + rows) break
    }
    return batch.end()
  }

  #readerOf(config: BusinessConfig): RowReader {
    return new RowReader(readerOptions(config, this.run.row.settings, this.#columns))
  }
}

async function currentConfig(deps: Deps, businessId: string): Promise<BusinessConfig> {
  const config = await inBusiness(deps.db, businessId, (tx) => readConfig(tx, businessId))
  if (!config) throw new AppError('business_not_found', { message: 'an import of a business that is not there' })
  return config
}
