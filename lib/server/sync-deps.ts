import { checkDatabaseRole } from '@/db/startup-check'
import { databaseUrl, env } from '@/lib/env'
import { log } from '@/lib/log'
import { createDeps } from '@/lib/services/runtime'
import { createBackend } from '@/lib/sync/backends/create-backend'
import { databaseClock } from '@/lib/sync/database-clock'
import { DEFAULT_TIMING, type SyncDeps } from '@/lib/sync/deps'
import { syncMetrics } from '@/lib/sync/metrics'

/** What a command works with that reads backends as a worker does. Whoever makes it closes `db`. */
export async function commandDeps(): Promise<SyncDeps> {
  const { ALLOW_PRIVATE_BACKENDS } = env()
  await checkDatabaseRole(databaseUrl('worker'))
  const made = createDeps('worker')
  const clock = databaseClock(made.db.sql)
  await clock.adjust()
  const options = { keys: made.keys, allowPrivate: ALLOW_PRIVATE_BACKENDS, requestMs: DEFAULT_TIMING.requestMs }
  return {
    db: made.db,
    listenUrl: null,
    clock,
    configs: made.configs,
    services: { ...made, clock },
    log,
    connect: (backendId, row) => createBackend(options, backendId, row),
    metrics: syncMetrics(),
    timing: DEFAULT_TIMING,
  }
}
