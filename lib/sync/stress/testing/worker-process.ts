import { createSyncDeps } from '@/lib/sync/create-sync-deps'
import { DEFAULT_TIMING } from '@/lib/sync/deps'
import { startSyncWorker } from '@/lib/sync/worker'

// Starts a worker as lib/server/worker.ts does, with shorter times. With a lease of a minute, a test of twenty kills
// would last half an hour.
const timing = { ...DEFAULT_TIMING, leaseMs: 10_000, requestMs: 1000, uncertainMs: 3000, probeMs: 1000, pollMs: 200 }

startSyncWorker(await createSyncDeps({ listens: true, timing }))
process.stdout.write('ready\n')
