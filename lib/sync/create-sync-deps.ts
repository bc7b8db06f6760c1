import { checkDatabaseRole } from '@/db/startup-check'
import { databaseUrl, env } from '@/lib/env'
import { log } from '@/lib/log'
import { createDeps } from '@/lib/services/runtime'
import { createBackend } from './backends/create-backend'
import { databaseClock } from './database-clock'
import { DEFAULT_TIMING, type SyncDeps, type SyncTiming } from './deps'
import { syncMetrics } from './metrics'

export interface Options {
  /** Whether a notification wakes it; a command that does one thing has nothing to be woken for. */
  listens: boolean
  timing?: SyncTiming
}

/**
 * What a process works with that reads or writes backends: the worker, and commands that do a part of its work. Its clock is compared with
 * the database's. Whoever makes it closes `db`. Throws AppError when the login of the worker may do more than a worker must.
 */
export async function createSyncDeps({ listens, timing = DEFAULT_TIMING }: Options) {
  const url = databaseUrl('worker')
  await checkDatabaseRole(url)
  const made = createDeps('worker')
  const clock = databaseClock(made.db.sql)
  await clock.adjust()
  const options = { keys: made.keys, allowPrivate: env().ALLOW_PRIVATE_BACKENDS, requestMs: timing.requestMs }
  return {
    db: made.db,
    listenUrl: listens ? url : null,
    clock,
    configs: made.configs,
    services: { ...made, clock },
    log,
    connect: (backendId, row) => createBackend(options, backendId, row),
    metrics: syncMetrics(),
    timing,
  } satisfies SyncDeps
}
