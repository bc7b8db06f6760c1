import { checkDatabaseRole } from '@/db/startup-check'
import { databaseUrl, env } from '@/lib/env'
import { log } from '@/lib/log'
import { createDeps } from '@/lib/services/runtime'
import { createBackend } from './backends/create-backend'
import { databaseClock } from './database-clock'
import { DEFAULT_TIMING, type SyncDeps, type SyncTiming } from './deps'
import { syncMetrics } from './metrics'
import { createSigning } from './transparency-log/create-signing'

export interface Options {
  /** Whether notifications of the database wake the process. A command that does one task and ends needs none. */
  listens: boolean
  timing?: SyncTiming
}

/**
 * Returns the dependencies of a process that reads or writes backends: the worker, or a command that does part of its
 * work. Their clock follows the clock of the database. The caller closes `db`. Throws AppError when the database login
 * of the worker has more rights than the worker needs.
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
    signing: await createSigning(env()),
    timing,
  } satisfies SyncDeps
}
