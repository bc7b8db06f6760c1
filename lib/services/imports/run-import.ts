import { inBusiness } from '@/db/client'
import { type BusinessConfig, readConfig } from '@/db/queries/business/config'
import { endImport, type ImportRow } from '@/db/queries/imports/imports'
import { AppError } from '@/lib/errors'
import type { Deps } from '@/lib/services/deps'
import { batchRows } from './batch-rows'
import type { Columns } from './columns'
import { columnsOf, openFile, readerOptions } from './open-file'
import { prepareBatch } from './prepare-batch'
import { RowReader } from './read-rows'
import { ImportWriter } from './import-writer'

/**
 * A transaction has about this many answers: enough to be fast, few enough that a person who saves on the page need not
 * wait.
 */
const BATCH_ANSWERS = 8000

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
  const table = await openFile(deps, businessId, row)
  const file = new FileReader(deps, run, await currentConfig(deps, businessId), table)
  const size = run.batchRows ?? Math.ceil(BATCH_ANSWERS / file.answersOfRow)
  const writer = new ImportWriter(deps, { businessId, importId: row.id, by: run.by, done: row.rows, leaseMs: run.leaseMs })
  try {
    for await (const rows of batchRows(table.batches, { size, skip: row.rows, columns: file.columns })) {
      const prepared = await file.prepare(rows)
      if ((await writer.hasRoom()) === 'lost') return 'lost'
      if (!run.mayGoOn()) return 'paused'
      // PostgreSQL must not wait until the next rows are read, so that comes after.
      await writer.send(prepared, async () => {
        await file.renew()
        return file.prepare(rows)
      })
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

/** Reads rows with the business's current configuration. */
class FileReader {
  #reader: RowReader
  readonly columns: Columns
  #version: number

  constructor(
    private readonly deps: Deps,
    private readonly run: Run,
    config: BusinessConfig,
    table: { format: 'csv' | 'ndjson'; header: string[] },
  ) {
    // The columns are found once, at the beginning: a topic that is created meanwhile does not change what a file
    // means.
    this.columns = columnsOf(table, run.row.settings, config)
    this.#version = config.version
    this.#reader = new RowReader(readerOptions(config, run.row.settings, this.columns))
  }

  /** Returns the most answers that a row may have. */
  get answersOfRow(): number {
    return Math.max(1, this.columns.topics.length)
  }

  prepare = (rows: Parameters<typeof prepareBatch>[2]) =>
    prepareBatch(this.#reader, this.deps.pepper, rows, this.#version)

  async renew(): Promise<void> {
    const config = await currentConfig(this.deps, this.run.businessId)
    this.#version = config.version
    this.#reader = new RowReader(readerOptions(config, this.run.row.settings, this.columns))
  }
}

async function currentConfig(deps: Deps, businessId: string): Promise<BusinessConfig> {
  const config = await inBusiness(deps.db, businessId, (tx) => readConfig(tx, businessId))
  if (!config) throw new AppError('business_not_found', { message: 'an import of a business that is not there' })
  return config
}
