import { collectDefaultMetrics } from 'prom-client'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { growHeapSlowly } from '@/lib/process/heap.mjs'
import { createSyncDeps } from '@/lib/sync/create-sync-deps'
import type { SyncMetrics } from '@/lib/sync/metrics'
import { startSyncWorker } from '@/lib/sync/worker'
import { traceWhenSet } from '@/lib/tracing/when-set.mjs'
import { lowerPriority } from './lower-priority'
import { serveMetrics } from './serve-metrics'

/** From one comparison with the clock of the database to the next, in milliseconds. */
const ADJUST_MS = 60_000
/** From one line in the log about the work done to the next, in milliseconds. */
const REPORT_MS = 60_000
/** How long the last spans may take, in milliseconds. */
const LAST_SPANS = 1000

/** Runs the sync worker as a process of its own. Any number of them may run. SIGTERM ends it within ten seconds. */
async function main(): Promise<void> {
  lowerPriority()
  growHeapSlowly()
  const traces = await traceWhenSet('worker', process.env, (message, fields) => log.warn(fields, message))
  const deps = await createSyncDeps({ listens: true })
  const { db, clock, metrics } = deps
  const worker = startSyncWorker(deps)
  const served = serveOwnMetrics(metrics)

  const adjusting = setInterval(() => void clock.adjust().catch(() => {}), ADJUST_MS)
  const reporting = setInterval(() => void report(metrics), REPORT_MS)

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    clearInterval(adjusting)
    clearInterval(reporting)
    await worker.stop()
    await served?.stop()
    await traces?.stop(LAST_SPANS)
    await db.close()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
  // This is logged last, because a process that waits for it may send SIGTERM at once.
  log.info('the sync worker is ready')
}

/** Serves the metrics of this process if a port is set for them. lib/env.ts makes sure that a token is set too. */
function serveOwnMetrics({ registry }: SyncMetrics) {
  const { WORKER_METRICS_PORT: port, WORKER_METRICS_HOST: host, METRICS_TOKEN: token } = env()
  if (port === undefined || token === undefined) return null
  collectDefaultMetrics({ register: registry })
  return serveMetrics({ registry, token, host, port, log })
}

let reported = ''

/** Logs what was done since the start, if that has changed. */
async function report({ outcomes, inFlight, fed, inbound }: SyncMetrics): Promise<void> {
  const counts = Object.fromEntries(
    (await outcomes.get()).values.flatMap(({ labels, value }) =>
      value === 0 ? [] : [[`${labels.kind}.${labels.outcome}`, value]],
    ),
  )
  const received = (await inbound.get()).values.flatMap(({ labels, value }) =>
    value === 0 ? [] : [[`${labels.family}.${labels.outcome}`, value]],
  )
  const line = {
    outcomes: counts,
    inbound: Object.fromEntries(received),
    inFlight: (await inFlight.get()).values[0]?.value ?? 0,
    fed: (await fed.get()).values[0]?.value ?? 0,
  }
  if (JSON.stringify(line) === reported) return
  reported = JSON.stringify(line)
  log.info(line, 'work of the sync worker since its start')
}

main().catch((err: unknown) => {
  log.fatal({ err }, 'the sync worker could not start')
  process.exit(1)
})
