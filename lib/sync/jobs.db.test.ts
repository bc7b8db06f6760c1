import { expect, onTestFinished, test, vi } from 'vitest'
import { SYNC_CHANNEL } from '@/lib/services/wake-sync'
import { createTestDatabase } from '@/testing/database'
import { syncJobs } from './jobs'
import { type Job, runJobs } from './run-jobs'
import { syncTest } from './testing'

const database = await createTestDatabase()
const sync = syncTest(database)
const NEVER_MS = 2_000_000_000

/** The jobs of the worker, which count their runs and whether they were stopped. `everyMs` replaces their own times. */
function counted(everyMs: number) {
  let stopping = false
  const runs: Record<string, number> = {}
  const stopped = new Set<string>()
  const failures: unknown[] = []
  const own = syncJobs(sync.syncDeps(), () => !stopping)
  const jobs = own.map((job): Job => {
    runs[job.name] = 0
    return {
      ...job,
      everyMs,
      async run() {
        await job.run()
        runs[job.name] = (runs[job.name] ?? 0) + 1
      },
      async stop() {
        await job.stop?.()
        stopped.add(job.name)
      },
    }
  })
  const start = (listenUrl: string | null) => {
    const running = runJobs(jobs, {
      listenUrl,
      onRun: (_, failure) => void (failure && failures.push(failure.error)),
    })
    const stop = () => {
      stopping = true
      return running.stop()
    }
    onTestFinished(stop)
    return { wake: () => running.wake(), stop }
  }
  return { own, runs, stopped, failures, start }
}

test('every job has a name of its own', () => {
  const names = counted(NEVER_MS).own.map((job) => job.name)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toHaveLength(23)
})

test('each job runs at the start, again on a notification of its channel, and no more after a stop', async () => {
  const { own, runs, stopped, failures, start } = counted(NEVER_MS)
  const worker = start(database.workerUrl)
  const leastRuns = (least: (job: Job) => number) =>
    vi.waitFor(() => {
      for (const job of own) expect([job.name, (runs[job.name] ?? 0) >= least(job)]).toEqual([job.name, true])
    })
  await leastRuns(() => 1)
  // A notification before the listening begins is lost. After that each one starts another run of the jobs that the
  // channel wakes.
  const before = { ...runs }
  await vi.waitFor(async () => {
    await database.app.sql`select pg_notify(${SYNC_CHANNEL}, 'x')`
    for (const job of own.filter((each) => each.wokenBy === SYNC_CHANNEL))
      expect([job.name, (runs[job.name] ?? 0) > (before[job.name] ?? 0)]).toEqual([job.name, true])
  })
  // Those jobs were woken several times by now, and the others not once.
  const others = own.filter((job) => job.wokenBy === null)
  expect(others.map((job) => [job.name, runs[job.name]])).toEqual(others.map((job) => [job.name, 1]))
  expect(others.map((job) => job.name)).toEqual(
    expect.arrayContaining(['recheck', 'read', 'templates', 'import', 'purge_evidence', 'purge_reviews']),
  )

  await worker.stop()
  expect([...stopped].toSorted()).toEqual(own.map((job) => job.name).toSorted())
  const atTheEnd = { ...runs }
  worker.wake()
  await database.app.sql`select pg_notify(${SYNC_CHANNEL}, 'x')`
  expect(runs).toEqual(atTheEnd)
  expect(failures).toEqual([])
})

test('without a notification each job runs again by itself', async () => {
  const { runs, failures, start } = counted(1)
  start(null)
  await vi.waitFor(() => expect(Math.min(...Object.values(runs))).toBeGreaterThanOrEqual(3))
  expect(failures).toEqual([])
})

test('a job that fails is logged, delays no other, and runs again', async () => {
  const ran: string[] = []
  const failed: string[] = []
  const job = (name: string, run: () => Promise<void>): Job => ({ name, everyMs: 1, wokenBy: null, run })
  let tries = 0
  const running = runJobs(
    [
      job('broken', async () => {
        if (++tries < 3) throw new Error('no')
      }),
      job('whole', async () => {}),
    ],
    { listenUrl: null, onRun: ({ name }, failure) => void (failure ? failed : ran).push(name) },
  )
  onTestFinished(() => running.stop())
  await vi.waitFor(() => expect(ran).toContain('broken'))
  expect(failed).toEqual(['broken', 'broken'])
  expect(ran).toContain('whole')
})

test('stopping waits for a run in progress and for what a job has begun', async () => {
  const order: string[] = []
  let goOn = () => {}
  const held = new Promise<void>((resolve) => (goOn = resolve))
  let begun = () => {}
  const isBegun = new Promise<void>((resolve) => (begun = resolve))
  const running = runJobs(
    [
      {
        name: 'slow',
        everyMs: 1,
        wokenBy: null,
        async run() {
          begun()
          await held
          order.push('run ended')
        },
        async stop() {
          await held
          order.push('stop ended')
        },
      },
    ],
    { listenUrl: null, onRun: () => {} },
  )
  await isBegun
  const stopped = running.stop().then(() => order.push('stopped'))
  goOn()
  await stopped
  expect(order).toEqual(['run ended', 'stop ended', 'stopped'])
})
