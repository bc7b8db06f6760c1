import { inBusiness, type Tx } from '@/db/client'
import { endReceiving } from '@/db/queries/imports/drop-import'
import { claimImport, failImport, findDueImports, type ImportRow, releaseImport } from '@/db/queries/imports/imports'
import { BoundedMap } from '@/lib/bounded-map'
import { AppError, isOutage } from '@/lib/errors'
import { newId } from '@/lib/ids'
import { deleteFile, deleteLeftFile, hasEnded } from '@/lib/services/imports/delete-file'
import { IMPORTS_AT_ONCE } from '@/lib/services/imports/import-writer'
import { discardImport } from '@/lib/services/imports/receive-import'
import { runImport } from '@/lib/services/imports/run-import'
import type { SyncDeps } from '@/lib/sync/deps'

/** After this many milliseconds the next business has its turn, if one waits. */
const SLICE_MS = 60_000
const RETRY_MS = 10_000
/** How often an import may fail at the same row before it is given up. Outages of the database do not count. */
const MOST_FAILURES = 10

type ImportDeps = Pick<SyncDeps, 'services' | 'clock' | 'timing' | 'log'>

export interface ImportWorker {
  /** Begins the imports that are due, as far as there is room. */
  look(): Promise<void>
  /** Begins nothing more. Resolves when the batches in progress are written and the imports released. */
  stop(): Promise<void>
}

/** Processes imports, one of each business at a time. No notification wakes it: it polls. */
export function createImportWorker(deps: ImportDeps): ImportWorker {
  const { services } = deps
  const running = new Map<string, Promise<void>>()
  const failures = new BoundedMap<{ rows: number; count: number }>(1000)
  let waiting = 0
  let stopping = false

  const runOne = async (businessId: string): Promise<void> => {
    const by = newId()
    const now = deps.clock.now()
    const claim = { by, now, until: now + deps.timing.leaseMs }
    const row = await inBusiness(services.db, businessId, (tx) => claimImport(tx, businessId, claim))
    if (!row) return
    if (hasEnded(row)) return deleteLeftFile(services, businessId, row)
    if (row.status === 'receiving') {
      // It waited for a member, and nobody has begun its import.
      if (row.settings.isHeld) return void (await discardImport(services, businessId, row.id))
      // Unless the caller ended it at this moment.
      const given = { now: deps.clock.now(), isDropped: false }
      const end = (tx: Tx) => endReceiving(tx, businessId, row.id, given)
      if (await inBusiness(services.db, businessId, end)) await deleteFile(services, businessId, row.id)
      return
    }
    const until = performance.now() + SLICE_MS
    const mayGoOn = () => !stopping && (waiting === 0 || performance.now() < until)
    try {
      const outcome = await runImport(services, { businessId, row, by, leaseMs: deps.timing.leaseMs, mayGoOn })
      if (outcome === 'paused') await release(businessId, row, by, 0)
      if (outcome === 'done') await deleteFile(services, businessId, row.id)
      if (outcome !== 'lost') failures.delete(row.id)
    } catch (error) {
      await failed(businessId, row, by, error)
    }
  }

  const failed = async (businessId: string, row: ImportRow, by: string, error: unknown): Promise<void> => {
    // The file itself can’t be read, and trying again would not help: this version refuses columns that an earlier one
    // took. Who sent it has to read why.
    if (error instanceof AppError && error.status < 500) {
      const problem = { businessId, importId: row.id, problem: error.code }
      deps.log.warn(problem, 'an import was given up, because its file can’t be read')
      return giveUp(businessId, row, error.code, error.userMessage)
    }
    deps.log.warn({ err: error, businessId, importId: row.id }, 'a batch of an import failed')
    const before = failures.get(row.id)
    const failure = { rows: row.rows, count: before?.rows === row.rows ? before.count + 1 : 1 }
    if (failure.count < MOST_FAILURES || isOutage(error)) {
      failures.set(row.id, failure)
      return release(businessId, row, by, deps.timing.importRetryMs ?? RETRY_MS)
    }
    failures.delete(row.id)
    deps.log.error({ err: error, businessId, importId: row.id }, 'an import was given up')
    return giveUp(businessId, row, 'internal')
  }

  const release = (businessId: string, { id }: ImportRow, by: string, afterMs: number) =>
    inBusiness(services.db, businessId, (tx) =>
      releaseImport(tx, businessId, id, { by, dueAt: deps.clock.now() + afterMs }),
    )

  const giveUp = async (businessId: string, { id }: ImportRow, problem: string, detail?: string): Promise<void> => {
    await inBusiness(services.db, businessId, (tx) =>
      failImport(tx, businessId, id, { problem, detail, now: deps.clock.now() }),
    )
    await deleteFile(services, businessId, id)
  }

  return {
    async look() {
      const due = (await findDueImports(services.db.sql, deps.clock.now())).filter((id) => !running.has(id))
      waiting = Math.max(0, due.length - (IMPORTS_AT_ONCE - running.size))
      for (const businessId of due) {
        if (stopping || running.size >= IMPORTS_AT_ONCE) return
        const run = runOne(businessId)
          .catch((err: unknown) => deps.log.warn({ err, businessId }, 'an import could not be processed'))
          .finally(() => running.delete(businessId))
        running.set(businessId, run)
      }
    },
    async stop() {
      stopping = true
      await Promise.all(running.values())
    },
  }
}
