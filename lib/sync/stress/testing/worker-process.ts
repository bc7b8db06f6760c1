import { env, databaseUrl } from '@/lib/env'
import { log } from '@/lib/log'
import { createDeps } from '@/lib/services/runtime'
import { createBackend } from '@/lib/sync/backends/create-backend'
import { databaseClock } from '@/lib/sync/database-clock'
import { DEFAULT_TIMING } from '@/lib/sync/deps'
import { syncMetrics } from '@/lib/sync/metrics'
import { startSyncWorker } from '@/lib/sync/worker'

// A worker as lib/server/worker.ts starts it, with shorter times: a minute's lease would make a test of twenty kills last half an hour.
const TIMING = { ...DEFAULT_TIMING, leaseMs: 10_000, requestMs: 1000, uncertainMs: 3000, probeMs: 1000, pollMs: 200 }

const made = createDeps('worker')
const clock = databaseClock(made.db.sql)
await clock.adjust()
const options = { keys: made.keys, allowPrivate: env().ALLOW_PRIVATE_BACKENDS, requestMs: TIMING.requestMs }
startSyncWorker({
  db: made.db,
  listenUrl: databaseUrl('worker'),
  clock,
  configs: made.configs,
  services: { ...made, clock },
  log,
  connect: (backendId, row) => createBackend(options, backendId, row),
  metrics: syncMetrics(),
  timing: TIMING,
})
process.stdout.write('ready\n')
