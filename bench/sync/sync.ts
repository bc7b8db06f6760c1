import { setTimeout as sleep } from 'node:timers/promises'
import { type Bench, limitFigure, plainFigure } from '@/bench/bench'
import { median, percentile } from '@/bench/compare'
import { type BenchDatabase, freshDatabase } from '@/bench/data/databases'
import { benchDeps } from '@/bench/data/deps'
import { startSite, untilReady } from '@/bench/site'
import type { Workbench } from '@/bench/workbench'
import { DEMO } from '@/lib/demo/business'
import { scriptArguments, workerArguments } from '@/lib/process/children.mjs'
import { freePort } from '@/lib/process/ports.mjs'
import { countLeft, countWrong } from './check'
import { type Choice, makeChoices } from './choices'
import { control, watchWrites } from './sandbox'
import { type Answered, sendSaves, warmUp } from './send'

const PER_SECOND = 50
const SECONDS = 120
const MOST_SECONDS = 2
const SAME = 'in the same run'
const SETTLED_WITHIN_MS = 120_000

/** How soon a choice made on the page reaches the backend, and whether all of them do in the end. */
export const sync: Bench = {
  name: 'sync',
  async run(workbench) {
    const seconds = workbench.quick ? 15 : SECONDS
    const count = PER_SECOND * seconds
    const database = await freshDatabase(workbench, 'run_sync', 1000 + PER_SECOND * SECONDS)
    const sandboxPort = await freePort()
    const sandbox = `http://localhost:${sandboxPort}`
    await pointAt(database, `${sandbox}/api/v2/`)
    const addresses = {
      SANDBOX_PORT: String(sandboxPort),
      SANDBOX_URL: sandbox,
      ALLOW_PRIVATE_BACKENDS: `localhost:${sandboxPort}`,
    }
    const site = await startSite(workbench, database, addresses)
    const db = database.app(4)
    try {
      const deps = benchDeps(db)
      const choices = await makeChoices(deps, database, count)
      await startBackend(workbench, database, addresses, sandbox, choices)
      // The demo's own contacts are new to the backend and come first.
      workbench.say('Waiting until the backend is in step …')
      await untilNothingLeft(database)
      await warmUp(site.origin, choices)
      const arrivals = watchWrites(sandbox)
      workbench.say(`${count} saves in ${seconds} s …`)
      const sent = await sendSaves(site.origin, choices, PER_SECOND)
      const settledMs = await untilNothingLeft(database)
      const seen = await arrivals.stop()
      const delays = choices.map((choice) => delayOf(choice, sent.answers, seen))
      const known = delays.flatMap((delay) => (delay === null ? [] : [delay.seconds]))
      const refusals = delays.flatMap((delay) => (delay?.refusal ? [delay.seconds] : []))
      const how = `${PER_SECOND} POSTs a second on the page for ${seconds} s, each by another person, half of them refusals, sent at an even rate, however long the responses take; from the response to the moment at which the sandbox applies the write; hourly limit off, the demo's Weni alone; one web process, one worker, the sandbox, PostgreSQL and the loader on the same cores`
      const saves = [...sent.answers.values()].map((answer) => answer.tookMs)
      return [
        plainFigure('save to backend, median', median(known), 's', how),
        limitFigure('save to backend, p99', percentile(known, 0.99), 's', MOST_SECONDS, SAME),
        plainFigure('save to backend, slowest', Math.max(...known), 's', SAME),
        plainFigure('refusals alone, p99', percentile(refusals, 0.99), 's', `${refusals.length} of ${count}; ${SAME}`),
        plainFigure(
          'saves/s with a response',
          sent.perSecond,
          '/s',
          `of ${PER_SECOND} sent a second, from the first POST to the last response; ${SAME}`,
        ),
        plainFigure('the save itself, median', median(saves), 'ms', `POST to 303; ${SAME}`),
        plainFigure('the save itself, p99', percentile(saves, 0.99), 'ms', `POST to 303; ${SAME}`),
        limitFigure(
          'choices that never arrived',
          count - known.length,
          'saves',
          0,
          `of ${count}; by the sandbox's list of writes`,
        ),
        limitFigure(
          'marks left behind',
          await countLeft(database),
          'marks',
          0,
          `rows of sync_marks that are due, claimed or dead letters, ${(settledMs / 1000).toFixed(1)} s after the last save`,
        ),
        limitFigure(
          'records other than desired',
          await countWrong(deps, sandbox, choices),
          'contacts',
          0,
          `every field and the group of ${count} contacts in the sandbox against \`decide\` on the database`,
        ),
      ]
    } finally {
      await db.close()
      await site.stop()
    }
  },
}

function delayOf(
  choice: Choice,
  answers: ReadonlyMap<string, Answered>,
  seen: ReadonlyMap<string, number>,
): { seconds: number; refusal: boolean } | null {
  const answeredAt = answers.get(choice.uuid)?.answeredAt
  const appliedAt = seen.get(`${choice.uuid} ${choice.wanted}`)
  if (answeredAt === undefined || appliedAt === undefined) return null
  return { seconds: (appliedAt - answeredAt) / 1000, refusal: choice.wanted === 'no' }
}

async function startBackend(
  workbench: Workbench,
  database: BenchDatabase,
  more: Record<string, string>,
  sandbox: string,
  choices: readonly Choice[],
): Promise<void> {
  const environment = { ...workbench.environment, ...database.environment, ...more }
  const child = workbench.family.start('sandbox', scriptArguments('lib/dev/sandbox.ts'), {
    ...environment,
    SAYSO_DATA: workbench.folder,
  })
  await untilReady(`${sandbox}/_sandbox/health`, () => child.exitCode !== null)
  await control(sandbox, 'POST', 'reset', { data: true })
  await control(sandbox, 'POST', 'limits', { perHour: null })
  await control(
    sandbox,
    'POST',
    'contacts',
    choices.map((choice) => choice.record),
  )
  const worker = workbench.family.start('worker', workerArguments(), environment)
  await sleep(1000)
  if (worker.exitCode !== null) throw new Error('the worker ended at once; see bench.log')
}

/**
 * Sets the demo's Weni to this run's address, without an hourly budget of ours. The other backends of the demo are not
 * measured here, and their addresses may belong to another start on this machine, so they are disabled.
 */
async function pointAt(database: BenchDatabase, baseUrl: string): Promise<void> {
  const admin = database.admin()
  const settings = { perHour: null }
  try {
    await admin.sql`update backends set base_url = ${baseUrl}, settings = settings || ${admin.sql.json(settings)} where id = ${DEMO.backendId}`
    await admin.sql`update backends set status = 'disabled' where id <> ${DEMO.backendId}`
    await admin.sql`delete from sync_marks where backend_id <> ${DEMO.backendId}`
  } finally {
    await admin.close()
  }
}

/** Returns the milliseconds until every mark is done. After two minutes the remaining marks are counted. */
async function untilNothingLeft(database: BenchDatabase): Promise<number> {
  const began = Date.now()
  while (Date.now() - began < SETTLED_WITHIN_MS && (await countLeft(database)) > 0) await sleep(100)
  return Date.now() - began
}
