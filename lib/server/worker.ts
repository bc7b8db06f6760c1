import { checkDatabaseRole } from '@/db/startup-check'
import { databaseUrl, env } from '@/lib/env'
import { log } from '@/lib/log'
import { createDeps } from '@/lib/services/runtime'
import { createBackend } from '@/lib/sync/backends/create-backend'
import { databaseClock } from '@/lib/sync/database-clock'
import { DEFAULT_TIMING } from '@/lib/sync/deps'
import { syncMetrics } from '@/lib/sync/metrics'
import { startSyncWorker } from '@/lib/sync/worker'

const ADJUST_MS = 60_000
const REPORT_MS = 60_000

/** The sync worker, as a process of its own. Any number may run; SIGTERM ends it within ten seconds. */
async function main(): Promise<void> {
  const { ALLOW_PRIVATE_BACKENDS } = env()
  const url = databaseUrl('worker')
  await checkDatabaseRole(url)
  const made = createDeps('worker')
  const { db, keys, configs } = made
  const clock = databaseClock(db.sql)
  await clock.adjust()
  const metrics = syncMetrics()
  const options = {
    keys,
    allowPrivate: ALLOW_PRIVATE_BACKENDS,
    requestMs: DEFAULT_TIMING.requestMs,
  }
  const worker = startSyncWorker({
    db,
    listenUrl: url,
    clock,
    configs,
    services: { ...made, clock },
    log,
    connect: (backendId, row) => createBackend(options, backendId, row),
    metrics,
    timing: DEFAULT_TIMING,
  })

  const adjusting = setInterval(() => void clock.adjust().catch(() => {}), ADJUST_MS)
  const reporting = setInterval(() => void report(metrics), REPORT_MS)

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    clearInterval(adjusting)
    clearInterval(reporting)
    await worker.stop()
    await db.close()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
  // Not before: whoever reads it may end this process at once.
  log.info('the sync worker is ready')
}

let reported = ''

/** Once a minute what was done since the start, if that changed. */
async function report({ outcomes, inFlight, fed, inbound }: ReturnType<typeof syncMetrics>): Promise<void> {
  const counts = Object.fromEntries(
    (await outcomes.get()).values.map(({ labels, value }) => [`${labels.kind}.${labels.outcome}`, value]),
  )
  const received = (await inbound.get()).values.map(
    ({ labels, value }) => [`${labels.family}.${labels.outcome}`, value] as const,
  )
  const line = {
    outcomes: counts,
    inbound: Object.fromEntries(received),
    inFlight: (await inFlight.get()).values[0]?.value ?? 0,
    fed: (await fed.get()).values[0]?.value ?? 0,
  }
  if (JSON.stringify(line) === reported) return
  reported = JSON.stringify(line)
  log.info(line, 'sync so far')
}

main().catch((err: unknown) => {
  log.fatal({ err }, 'the sync worker could not start')
  process.exit(1)
})
