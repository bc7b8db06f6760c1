import cluster from 'node:cluster'
import { isIP } from 'node:net'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runTypeScript } from '../process/children.mjs'
import { loadEnvironmentFile } from '../process/environment.mjs'
import { fewArenas, YOUNG_HEAP } from '../process/heap.mjs'
import { helpFirst } from '../process/help.mjs'
import { sumMetrics } from './web/sum-metrics.mjs'

// Runs the web processes, WEB_CONCURRENCY of them, on one port. `node lib/server/web.mjs` runs them alone, on a
// migrated database.
/** Database connections that all web processes may use together. */
const CONNECTIONS_IN_ALL = 60
/** A process that ends within this many milliseconds after the start has failed to start. */
const EARLY = 10_000
/** The longest wait before an ended process is replaced, in milliseconds. */
const LONGEST_PAUSE = 30_000

helpFirst('web', process.argv.slice(2))
loadEnvironmentFile()
const count = Number(process.env['WEB_CONCURRENCY'] || availableParallelism())
process.exitCode = await runTypeScript('lib/server/check-env.ts', ['web'])
if (process.exitCode === 0) run()

function run() {
  cluster.setupPrimary({
    exec: fileURLToPath(new URL('web/worker.mjs', import.meta.url)),
    // In place of ours: the modules that start.mjs loads into its own children are not for these.
    execArgv: [YOUNG_HEAP],
  })
  sumMetrics(cluster)
  const began = Date.now()
  let stopping = false
  let deaths = 0

  // A message to a worker that is about to end is lost, and no error must follow from that.
  cluster.on('fork', (worker) => worker.on('error', () => {}))
  cluster.on('exit', (worker, code, signal) => {
    if (stopping) {
      if (Object.keys(cluster.workers ?? {}).length === 0) process.exit(process.exitCode ?? 0)
      return
    }
    if (Date.now() - began < EARLY) {
      process.stderr.write(`A web process ended while starting (${signal ?? code}); the reason is printed above.\n`)
      process.exitCode = 1
      return stop()
    }
    deaths += 1
    const pause = Math.min(LONGEST_PAUSE, 250 * 2 ** deaths)
    process.stderr.write(
      `Web process ${worker.process.pid} ended (${signal ?? code}); another starts in ${pause} ms.\n`,
    )
    setTimeout(() => !stopping && fork(), pause)
    setTimeout(() => (deaths -= 1), 60_000).unref()
  })

  function stop() {
    if (stopping) return
    stopping = true
    const workers = Object.values(cluster.workers ?? {})
    if (workers.length === 0) process.exit(process.exitCode ?? 0)
    for (const worker of workers) if (worker?.isConnected()) worker.send({ stop: true })
    setTimeout(() => process.exit(process.exitCode ?? 0), 12_000)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  // A process that start.mjs started ends together with it.
  process.on('disconnect', stop)

  for (let i = 0; i < count; i++) fork()
}

function fork() {
  cluster.fork({
    ...fewArenas(process.env),
    HOSTNAME: listenAddress(),
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    // The standalone server changes its working folder, where a relative path would mean another place.
    SAYSO_DATA: resolve(process.env['SAYSO_DATA'] || '.sayso'),
    // PostgreSQL accepts 100 connections by default, for all processes together.
    DATABASE_POOL:
      process.env['DATABASE_POOL'] || String(Math.max(2, Math.min(10, Math.floor(CONNECTIONS_IN_ALL / count)))),
  })
}

/**
 * Returns the address to listen on. Containers put their own name into HOSTNAME, which is no address. The demo listens
 * on this machine only.
 */
function listenAddress() {
  const given = process.env['HOSTNAME'] ?? ''
  if (isIP(given) || given === 'localhost') return given
  return process.env['SAYSO_DEMO'] === '1' ? '127.0.0.1' : '0.0.0.0'
}
