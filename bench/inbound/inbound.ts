import { setTimeout as sleep } from 'node:timers/promises'
import { type Bench, type Figure, limitFigure, plainFigure } from '@/bench/bench'
import { median, percentile } from '@/bench/compare'
import { type BenchDatabase, freshDatabase } from '@/bench/data/databases'
import { benchDeps } from '@/bench/data/deps'
import { startSite } from '@/bench/site'
import { DEMO } from '@/lib/demo/business'
import { demoGraph } from '@/lib/demo/whatsapp'
import { paths } from '@/lib/paths'
import { ended, workerArguments } from '@/lib/process/children.mjs'
import { makePosts, makeSingles, ONLY_STOPS, sendPosts, UPDATES } from './posts'

const LEAST_PER_SECOND = 2000
const MOST_ACK_MS = 250
const SAME = 'in the same run'
const DRAINED_WITHIN_MS = 180_000

/** How many updates a second WhatsApp may post, how soon they are acknowledged, and how fast they are processed. */
export const inbound: Bench = {
  name: 'inbound',
  async run(workbench) {
    const [seconds, flood, storm, singles] = workbench.quick ? [10, 20, 10, 2000] : [60, 60, 30, 10_000]
    const database = await freshDatabase(workbench, 'run_inbound', 1000)
    const site = await startSite(workbench, database)
    const db = database.app(1)
    try {
      const { appSecret } = demoGraph(benchDeps(db).pepper, site.origin)
      const address = site.origin + paths.inbound(DEMO.whatsappBackendId)
      await sendPosts(address, makePosts(3, appSecret))
      workbench.say(`${flood} POSTs as fast as they are taken …`)
      const taken = await sendPosts(address, makePosts(flood, appSecret))
      const start = () =>
        workbench.family.start('worker', workerArguments(), {
          ...workbench.environment,
          ...database.environment,
        })
      let worker = start()
      workbench.say('Working them off …')
      const processed = await drainRate(database, () => worker.exitCode !== null)
      workbench.say(`${storm} POSTs of nothing but STOP …`)
      await sendPosts(address, makePosts(storm, appSecret, ONLY_STOPS))
      const stopsProcessed = await drainRate(database, () => worker.exitCode !== null)
      const end = ended(worker)
      worker.kill('SIGTERM')
      await end
      workbench.say(`${singles} POSTs of one status, and a STOP …`)
      const oneByOne = makeSingles(singles, appSecret)
      await sendPosts(address, oneByOne.slice(0, -1))
      await sendPosts(address, oneByOne.slice(-1))
      worker = start()
      const one = await drainSingles(database, () => worker.exitCode !== null)
      const posts = makePosts((seconds * LEAST_PER_SECOND) / UPDATES, appSecret)
      workbench.say(`${posts.length} POSTs in ${seconds} s …`)
      const { tookMs } = await sendPosts(address, posts, LEAST_PER_SECOND / UPDATES)
      const lastAt = performance.now()
      await untilEmpty(database, () => worker.exitCode !== null)
      const lag = (performance.now() - lastAt) / 1000
      const what = `POSTs of ${UPDATES} updates (800 statuses, 200 messages of 2,000 people, 4 of them STOP; ${(posts[0]!.body.length / 1024).toFixed(0)} KiB), signed`
      const paced = `${what}; ${LEAST_PER_SECOND} updates a second for ${seconds} s at an even rate while the worker works; one web process, one worker, PostgreSQL and the loader on the same cores`
      return [
        leastFigure(
          'updates/s received',
          (flood * UPDATES) / taken.seconds,
          `${flood} ${what}; four at a time, no worker`,
        ),
        leastFigure(
          'updates/s processed',
          processed,
          `by one worker, of the updates received before, from its first finished POST to its last`,
        ),
        leastFigure(
          'STOPs/s processed',
          stopsProcessed,
          `${storm} POSTs of ${UPDATES} STOPs by as many people and of nothing else, by one worker: each a change with its line, evidence, marks and confirmation to be sent`,
        ),
        plainFigure(
          'statuses/s that come one by one, processed',
          one.perSecond,
          '/s',
          `${singles.toLocaleString('en')} POSTs of one status each, which came before the worker was started; from its first finished POST to its last`,
        ),
        limitFigure(
          'a STOP behind them is processed',
          one.stopAfter,
          's',
          2,
          'after the first finished POST; in the same run',
        ),
        plainFigure('acknowledgement, median', median(tookMs), 'ms', paced),
        limitFigure('acknowledgement, p99', percentile(tookMs, 0.99), 'ms', MOST_ACK_MS, SAME),
        limitFigure('processed after the last POST', lag, 's', 5, SAME),
        limitFigure('POSTs not processed, or dead letters', await countLeft(database, true), 'POSTs', 0, SAME),
      ]
    } finally {
      await db.close()
      await site.stop()
    }
  },
}

function leastFigure(what: string, value: number, method: string): Figure {
  const target = { text: `≥ ${LEAST_PER_SECOND.toLocaleString('en')} /s`, met: value >= LEAST_PER_SECOND }
  return { ...plainFigure(what, value, '/s', method), target }
}

async function countLeft(database: BenchDatabase, orFailed = false): Promise<number> {
  const admin = database.admin()
  const rows = await admin.sql<{ count: number }[]>`
    select count(*)::int as count from inbox
    where due_at is not null or (${orFailed} and last_error is not null)`.finally(() => admin.close())
  return rows[0]?.count ?? 0
}

/** Returns updates a second, from the first POST that is done, or the second look, to the last. */
async function drainRate(database: BenchDatabase, hasEnded: () => boolean): Promise<number> {
  const all = await countLeft(database)
  let left = all
  while (left === all) {
    if (hasEnded()) throw new Error('the worker ended; see bench.log')
    await sleep(10)
    left = await countLeft(database)
  }
  const began = performance.now()
  await untilEmpty(database, hasEnded)
  return (left * UPDATES * 1000) / (performance.now() - began)
}

/** Returns how many POSTs a second are processed, and how long after the first the last one is that came. */
async function drainSingles(
  database: BenchDatabase,
  hasEnded: () => boolean,
): Promise<{ perSecond: number; stopAfter: number }> {
  const admin = database.admin()
  try {
    const look = async () => {
      const rows = await admin.sql<{ left: number; stop: boolean }[]>`
        select (select count(*)::int from inbox where due_at is not null) as left,
          (select due_at is null from inbox order by received_at desc, id desc limit 1) as stop`
      if (hasEnded()) throw new Error('the worker ended; see bench.log')
      return rows[0] ?? { left: 0, stop: true }
    }
    const all = (await look()).left
    let now = await look()
    while (now.left === all) {
      await sleep(5)
      now = await look()
    }
    const [began, left] = [performance.now(), now.left]
    let stopAfter = now.stop ? 0 : null
    while (now.left > 0) {
      await sleep(10)
      now = await look()
      if (now.stop) stopAfter ??= (performance.now() - began) / 1000
    }
    return { perSecond: (1000 * left) / (performance.now() - began), stopAfter: stopAfter ?? Infinity }
  } finally {
    await admin.close()
  }
}

async function untilEmpty(database: BenchDatabase, hasEnded: () => boolean): Promise<void> {
  const deadline = Date.now() + DRAINED_WITHIN_MS
  while ((await countLeft(database)) > 0) {
    if (hasEnded() || Date.now() > deadline) throw new Error('the POSTs were not processed; see bench.log')
    await sleep(50)
  }
}
