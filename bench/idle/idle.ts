import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Bench, limitFigure, plainFigure } from '@/bench/bench'
import { interleave, median, ratioOf } from '@/bench/compare'
import { type BenchDatabase, cloneDatabase, freshDatabase } from '@/bench/data/databases'
import { processorSecondsOf } from '@/bench/imports/processor-time'
import type { Workbench } from '@/bench/workbench'
import { ended, workerArguments } from '@/lib/process/children.mjs'
import { asBefore } from './before'
import { makeIdle } from './idle-businesses'

const FEW = 10
const MANY = 10_000
/** The first looks also plan; they are not of what is measured. */
const WARM_UP_MS = 5000
const MOST_GROWTH = 1.5
/** A start takes seconds, on a busy machine a minute. */
const READY_WITHIN_MS = 180_000

/** What a worker does in a second in which nothing is due. */
interface Idle {
  queries: number
  pages: number
  workerMs: number
  databaseMs: number
}

/**
 * What a worker costs while no business has anything due: of few businesses and of many, and against what the looks
 * were before.
 */
export const idle: Bench = {
  name: 'idle',
  async run(workbench) {
    const { quick } = workbench
    const seconds = quick ? 5 : 20
    const [few, many] = [FEW, quick ? MANY / 10 : MANY].map((count) => count.toLocaleString('en')) as [string, string]
    const sides = {
      few: await idleDatabase(workbench, 'run_idle_few', FEW),
      many: await idleDatabase(workbench, 'run_idle_many', quick ? MANY / 10 : MANY),
    }
    const before = {
      few: await cloneDatabase(workbench, 'run_idle_few_before', sides.few),
      many: await cloneDatabase(workbench, 'run_idle_many_before', sides.many),
    }
    await Promise.all(Object.values(before).map(asBefore))
    const measured = await interleave(quick ? 1 : 5, {
      few: () => watchWorker(workbench, sides.few, seconds),
      many: () => watchWorker(workbench, sides.many, seconds),
      fewBefore: () => watchWorker(workbench, before.few, seconds),
      manyBefore: () => watchWorker(workbench, before.many, seconds),
    })
    const of = (side: keyof typeof measured, what: keyof Idle) => measured[side].map((round) => round[what])
    const middle = (side: keyof typeof measured, what: keyof Idle) => median(of(side, what))
    const how = `one worker (lib/server/worker.ts) on a database with ${few} businesses and on one with ${many}, each with a backend, contacts in step, one consent that expires later, and everything else done, ${seconds} s each in turn; transactions and pages from pg_stat_database`
    const figures = []
    for (const [what, unit, name] of [
      ['queries', '/s', 'transactions'],
      ['pages', '/s', 'pages of PostgreSQL'],
      ['databaseMs', 'ms/s', 'processor time of PostgreSQL'],
      ['workerMs', 'ms/s', 'processor time of the worker'],
    ] as const) {
      const shown = (side: keyof typeof measured) =>
        middle(side, what).toLocaleString('en', { maximumFractionDigits: 1 })
      const then = `before migration 0022: ${shown('fewBefore')} and ${shown('manyBefore')}`
      figures.push(
        plainFigure(`${name}, ${many} idle`, middle('many', what), unit, `${few}: ${shown('few')}; ${then}; ${how}`),
      )
    }
    const growth = ratioOf(of('many', 'pages'), of('few', 'pages'))
    // A tick is the least that Linux tells.
    const ticked = (side: 'many' | 'manyBefore') => of(side, 'databaseMs').map((ms) => Math.max(ms, 10 / seconds))
    const gain = ratioOf(ticked('many'), ticked('manyBefore'))
    figures.push(
      limitFigure(`pages, ${many} against ${few}`, growth.ratio, '×', MOST_GROWTH, `in the same run; ${growth.spread}`),
      plainFigure(
        `processor time of PostgreSQL, after / before, ${many} idle`,
        gain.ratio,
        '×',
        `at least one tick of 10 ms a side; in the same run; ${gain.spread}`,
      ),
    )
    return figures
  },
}

async function idleDatabase(workbench: Workbench, name: string, businesses: number): Promise<BenchDatabase> {
  const database = await freshDatabase(workbench, name, 1000)
  await makeIdle(database, businesses)
  return database
}

/** Runs a worker on a database, and says what it cost by the second once it only looks. */
async function watchWorker(workbench: Workbench, database: BenchDatabase, seconds: number): Promise<Idle> {
  const environment = { ...workbench.environment, ...database.environment }
  const worker = workbench.family.start('worker', workerArguments(), environment)
  const end = ended(worker)
  const admin = database.admin()
  try {
    const tooLate = AbortSignal.timeout(READY_WITHIN_MS)
    await Promise.race([
      isReady(worker),
      end.then(() => Promise.reject(new Error('the worker ended; see bench.log'))),
      once(tooLate, 'abort').then(() => Promise.reject(new Error('the worker was not ready in time; see bench.log'))),
    ])
    await sleep(WARM_UP_MS)
    const read = async () => {
      const [row] = await admin.sql<{ queries: number; pages: number }[]>`
        select (xact_commit + xact_rollback)::float8 as queries, (blks_hit + blks_read)::float8 as pages
        from pg_stat_database where datname = current_database()`
      const sessions = await admin.sql<{ pid: number }[]>`
        select pid from pg_stat_activity where datname = current_database() and application_name = 'sayso-worker'`
      const database = new Map(sessions.map(({ pid }) => [pid, secondsOfSession(pid)]))
      return { ...row, at: performance.now(), worker: processorSecondsOf(worker.pid ?? 0), database }
    }
    const began = await read()
    await sleep(seconds * 1000)
    const last = await read()
    const took = (last.at - began.at) / 1000
    const perSecond = (from = 0, to = 0) => (to - from) / took
    return {
      queries: perSecond(began.queries, last.queries),
      pages: perSecond(began.pages, last.pages),
      workerMs: 1000 * perSecond(began.worker, last.worker),
      databaseMs: 1000 * perSecond(0, usedSince(began.database, last.database)),
    }
  } finally {
    await admin.close()
    worker.kill('SIGTERM')
    await end
  }
}

/** Returns the processor time of a session; 0 if it ended since it was listed. */
function secondsOfSession(pid: number): number {
  try {
    return processorSecondsOf(pid)
  } catch {
    return 0
  }
}

/** Returns what the sessions used meanwhile. One that has ended is left out, so that the sum never falls. */
function usedSince(began: Map<number, number>, last: Map<number, number>): number {
  return [...last].reduce((sum, [pid, seconds]) => sum + Math.max(0, seconds - (began.get(pid) ?? 0)), 0)
}

function isReady(worker: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    worker.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('the sync worker is ready')) resolve()
    })
  })
}
