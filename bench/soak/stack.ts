import { randomBytes } from 'node:crypto'
import { type BenchDatabase, freshDatabase } from '@/bench/data/databases'
import { treeOf } from '@/bench/peer/processes'
import { type Site, startSite, untilReady } from '@/bench/site'
import { control } from '@/bench/sync/sandbox'
import type { Workbench } from '@/bench/workbench'
import { DEMO } from '@/lib/demo/business'
import { ended, scriptArguments, workerArguments } from '@/lib/process/children.mjs'
import { freePort } from '@/lib/process/ports.mjs'
import { startSandbox, teach } from './sandbox'

const WEB_PROCESSES = 2

/** Everything that production runs, on one machine, with the sandbox as Weni, WhatsApp and the receiver of webhooks. */
export interface Stack {
  database: BenchDatabase
  site: Site
  sandbox: string
  /** The web process that no fault ends. */
  lastingWeb(): number
  /** The web process that faults end; the web server replaces it. */
  otherWeb(): number
  /** The worker that no fault ends. */
  lastingWorker: number
  otherWorker: Worker
  /** Ends everything. */
  stop(): Promise<void>
}

export interface Worker {
  /** Null: it does not run. */
  pid(): number | null
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
  start(): Promise<void>
}

/**
 * Starts two web processes, two workers and the sandbox.
 * @param contacts of the database
 * @param whom returns the ids of the contacts that Weni knows too
 */
export async function startStack(
  workbench: Workbench,
  contacts: number,
  whom: (database: BenchDatabase) => Promise<readonly string[]>,
): Promise<Stack> {
  const database = await freshDatabase(workbench, 'run_soak', contacts)
  const webPort = String(await freePort())
  const origin = `http://127.0.0.1:${webPort}`
  const sandbox = await startSandbox(workbench, database, (environment) =>
    moveDemo(workbench, { ...database.environment, ...environment, BASE_URL: origin }),
  )
  await liftBudget(database)
  await control(sandbox.origin, 'POST', 'graph/settings', { perSecond: 1_000_000, pairLimit: false })
  const more = { ...sandbox.environment, PORT: webPort, WEB_CONCURRENCY: String(WEB_PROCESSES) }
  const site = await startSite(workbench, database, more)
  await teach(sandbox.origin, database, await whom(database))
  const [lasting, other] = [1, 2].map((place) =>
    workerOf(workbench, `worker-${place}`, { ...database.environment, ...sandbox.environment, BASE_URL: origin }),
  )
  if (!lasting || !other) throw new Error('there are two workers')
  await Promise.all([lasting.start(), other.start()])
  // The web server forks in the order of their numbers, and replaces the one that ended by a younger one.
  const webProcesses = () => treeOf(site.pid).slice(1)
  const lastingWeb = webProcesses()[0] ?? 0
  return {
    database,
    site,
    sandbox: sandbox.origin,
    lastingWeb: () => lastingWeb,
    otherWeb: () => webProcesses().find((pid) => pid !== lastingWeb) ?? 0,
    lastingWorker: lasting.pid() ?? 0,
    otherWorker: other,
    stop: async () => {
      await Promise.all([lasting.end('SIGTERM'), other.end('SIGTERM')])
      await site.stop()
      await sandbox.stop()
    },
  }
}

/** Tells all sides of the demo where the others are now. The seed writes the addresses again and leaves the rest. */
async function moveDemo(workbench: Workbench, environment: Record<string, string>): Promise<void> {
  const seed = workbench.family.start('seed', scriptArguments('lib/dev/seed.ts'), {
    ...workbench.environment,
    ...environment,
  })
  if ((await ended(seed)) !== 0) throw new Error('the seed failed; see bench.log')
}

/** Weni's hourly budget would be spent within minutes, and then the soak would show only that. */
async function liftBudget(database: BenchDatabase): Promise<void> {
  const admin = database.admin()
  const settings = admin.sql.json({ perHour: null })
  await admin.sql`update backends set settings = settings || ${settings} where id = ${DEMO.backendId}`.finally(() =>
    admin.close(),
  )
}

function workerOf(workbench: Workbench, name: string, environment: Record<string, string>): Worker {
  let child: ReturnType<Workbench['family']['start']> | null = null
  return {
    pid: () => (child?.exitCode === null && child.signalCode === null ? (child.pid ?? null) : null),
    async end(signal) {
      const ending = child
      if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
      const end = ended(ending)
      ending.kill(signal)
      await end
    },
    async start() {
      const [port, token] = [await freePort(), randomBytes(16).toString('hex')]
      const started = workbench.family.start(name, workerArguments(), {
        ...workbench.environment,
        ...environment,
        METRICS_TOKEN: token,
        WORKER_METRICS_PORT: String(port),
      })
      child = started
      const headers = { authorization: `Bearer ${token}` }
      await untilReady(`http://127.0.0.1:${port}/metrics`, () => started.exitCode !== null, headers)
    },
  }
}
