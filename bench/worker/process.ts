import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type BenchDatabase } from '@/bench/data/databases'
import { processorSecondsOf } from '@/bench/imports/processor-time'
import { megabytesOf, sum } from '@/bench/peer/processes'
import { untilReady } from '@/bench/site'
import type { Workbench } from '@/bench/workbench'
import { compileScripts } from '@/lib/dev/build/compile-scripts.mjs'
import { ended } from '@/lib/process/children.mjs'
import { fewArenas, YOUNG_HEAP } from '@/lib/process/heap.mjs'
import { freePort } from '@/lib/process/ports.mjs'

/** What a worker and its sessions in PostgreSQL have used since their start. */
interface Reading {
  workerSeconds: number
  databaseSeconds: number
  /** The worker's memory in MB, and the same with what it shares with others counted in parts. */
  residentMb: number
  proportionalMb: number
  metrics: string
}

/** What the worker costs for each save. */
export interface WorkerCost {
  workerMs: number
  databaseMs: number
  residentMb: number
  proportionalMb: number
}

export interface Lag {
  delivered: number
  /** The upper edge of the bucket in which 99 of 100 refusals to the webhook are. Null: there were none. */
  urgentP99: number | null
}

/** Starts a worker on a database of the bench, and waits until it is ready. */
export async function startWorker(workbench: Workbench, database: BenchDatabase, more: Record<string, string>) {
  const [port, token] = [await freePort(), randomBytes(16).toString('hex')]
  const child = workbench.family.start('worker', [YOUNG_HEAP, compiledWorker(workbench)], {
    ...fewArenas(process.env),
    ...workbench.environment,
    ...database.environment,
    ...more,
    METRICS_TOKEN: token,
    WORKER_METRICS_PORT: String(port),
  })
  const exited = ended(child)
  const address = `http://127.0.0.1:${port}/metrics`
  const readMetrics = async (): Promise<string> => {
    const response = await fetch(address, { headers: { authorization: `Bearer ${token}` } })
    return response.text()
  }
  await untilReady(address, () => child.exitCode !== null, { authorization: `Bearer ${token}` })
  return {
    async read(): Promise<Reading> {
      const admin = database.admin()
      try {
        const sessions = await admin.sql<{ pid: number }[]>`
          select pid from pg_stat_activity where datname = current_database() and application_name = 'sayso-worker'`
        return {
          workerSeconds: processorSecondsOf(child.pid ?? 0),
          databaseSeconds: sessions.reduce((sum, { pid }) => sum + processorSecondsOf(pid), 0),
          residentMb: sum(megabytesOf([child.pid ?? 0], 'Rss')),
          proportionalMb: sum(megabytesOf([child.pid ?? 0], 'Pss')),
          metrics: await readMetrics(),
        }
      } finally {
        await admin.close()
      }
    },
    cost: (before: Reading, after: Reading, saves: number): WorkerCost => ({
      workerMs: (1000 * (after.workerSeconds - before.workerSeconds)) / saves,
      databaseMs: (1000 * (after.databaseSeconds - before.databaseSeconds)) / saves,
      residentMb: after.residentMb,
      proportionalMb: after.proportionalMb,
    }),
    lag: (before: Reading, after: Reading): Lag => lagOf(before.metrics, after.metrics),
    async stop(): Promise<void> {
      child.kill('SIGTERM')
      await exited
    },
  }
}

const compiled = new Map<string, string>()

/**
 * Returns the worker compiled as an image has it. With tsx, as a checkout starts it, every function that is made on the
 * way is given its name, and the worker holds 70 MB more.
 */
function compiledWorker({ folder }: Workbench): string {
  const target = join(folder, 'compiled')
  const known = compiled.get(target)
  if (known) return known
  if (!compileScripts(['lib/server/worker.ts'], target)) throw new Error('the worker could not be compiled')
  const file = join(target, 'lib/server/worker.mjs')
  compiled.set(target, file)
  return file
}

const BUCKET = /^sayso_sync_lag_seconds_bucket\{([^}]*)\} (\d+)/gm

function bucketsOf(metrics: string): Map<number, number> {
  const buckets = new Map<number, number>()
  for (const [, labels = '', count] of metrics.matchAll(BUCKET)) {
    if (!labels.includes('kind="webhook"') || !labels.includes('urgent="true"')) continue
    const edge = /le="([^"]+)"/.exec(labels)?.[1] ?? ''
    buckets.set(edge === '+Inf' ? Infinity : Number(edge), Number(count))
  }
  return buckets
}

function lagOf(before: string, after: string): Lag {
  const [earlier, later] = [bucketsOf(before), bucketsOf(after)]
  const since = [...later].map(([edge, count]) => [edge, count - (earlier.get(edge) ?? 0)] as const)
  const total = since.find(([edge]) => edge === Infinity)?.[1] ?? 0
  const edge = since.sort(([a], [b]) => a - b).find(([, count]) => count >= 0.99 * total)?.[0]
  return { delivered: total, urgentP99: total > 0 ? (edge ?? null) : null }
}
