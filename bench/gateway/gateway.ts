import { Agent, request } from 'undici'
import { type Bench, limitFigure, plainFigure } from '@/bench/bench'
import { interleave, median, percentile } from '@/bench/compare'
import { type BenchDatabase, freshDatabase } from '@/bench/data/databases'
import { benchDeps } from '@/bench/data/deps'
import { startSite, untilReady } from '@/bench/site'
import { control } from '@/bench/sync/sandbox'
import { DEMO } from '@/lib/demo/business'
import { demoGraph, PHONE_NUMBER_ID } from '@/lib/demo/whatsapp'
import { scriptArguments } from '@/lib/process/children.mjs'
import { freePort } from '@/lib/process/ports.mjs'
import { templateMessage } from './template-message'

const CONTACTS = 200_000
const QUICK_CONTACTS = 20_000
const PEOPLE = 500
const MOST_ADDED_MS = 3

/** How much later a message is answered because its consent is checked first. */
export const gateway: Bench = {
  name: 'gateway',
  async run(workbench) {
    const { quick } = workbench
    const [contacts, rounds, messages] = quick ? [QUICK_CONTACTS, 3, 100] : [CONTACTS, 15, 400]
    const database = await freshDatabase(workbench, 'run_gateway', contacts)
    const sandbox = `http://localhost:${await freePort()}`
    const port = new URL(sandbox).port
    const environment = { SANDBOX_PORT: port, SANDBOX_URL: sandbox, ALLOW_PRIVATE_BACKENDS: `localhost:${port}` }
    await pointAt(database, `${sandbox}/graph/v24.0/`)
    const standIn = workbench.family.start('sandbox', scriptArguments('lib/dev/sandbox.ts'), {
      ...workbench.environment,
      ...database.environment,
      ...environment,
    })
    const site = await startSite(workbench, database, environment)
    const agent = new Agent({ connections: 1 })
    const db = database.app(1)
    try {
      await untilReady(`${sandbox}/_sandbox/graph/settings`, () => standIn.exitCode !== null)
      await control(sandbox, 'POST', 'graph/settings', { perSecond: 1_000_000, pairLimit: false, statuses: [] })
      const { accessToken } = demoGraph(benchDeps(db).pepper, site.origin)
      const bodies = (await agreeing(database)).map((digits) => templateMessage(`+${digits}`))
      let turn = 0
      const tookMs = { checked: [] as number[], bare: [] as number[] }
      const send = async (path: string): Promise<number> => {
        const began = performance.now()
        const answer = await request(`${site.origin}${path}/v24.0/${PHONE_NUMBER_ID}/messages`, {
          dispatcher: agent,
          method: 'POST',
          headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
          body: bodies[turn++ % bodies.length] ?? '',
        })
        await answer.body.text()
        if (answer.statusCode !== 200) throw new Error(`the gateway's bench was answered ${answer.statusCode}`)
        return performance.now() - began
      }
      const side = (name: keyof typeof tookMs, path: string) => async () => {
        const times: number[] = []
        for (let count = 0; count < messages; count++) times.push(await send(path))
        tookMs[name].push(...times)
        return median(times)
      }
      const medians = await interleave(rounds, {
        checked: side('checked', '/graph'),
        bare: side('bare', '/api/bench/graph'),
      })
      const added = medians.checked.map((value, round) => value - (medians.bare[round] ?? Number.NaN))
      const method = `${median(medians.checked).toFixed(2)} against ${median(medians.bare).toFixed(2)} ms: a template message to ${bodies.length} people who agreed, in turn, one after another on one connection, through \`/graph\` of the production server to the stand-in for Meta, which responds at once; against the same forwarder in a route of the same build that checks no consent; ${contacts.toLocaleString('en')} contacts × 6 topics; difference of the medians of a round of ${messages} messages a side, sides in turn, median of ${rounds} rounds (${Math.min(...added).toFixed(2)} to ${Math.max(...added).toFixed(2)} ms); one web process, stand-in, PostgreSQL and the loader on the same cores`
      return [
        limitFigure('added time, median', median(added), 'ms', MOST_ADDED_MS, method),
        plainFigure(
          'added time, p99',
          percentile(tookMs.checked, 0.99) - percentile(tookMs.bare, 0.99),
          'ms',
          'difference of the 99th percentiles of all messages of each side, in the same run',
        ),
      ]
    } finally {
      await agent.close()
      await db.close()
      await site.stop()
      standIn.kill('SIGTERM')
    }
  },
}

async function pointAt(database: BenchDatabase, baseUrl: string): Promise<void> {
  const admin = database.admin()
  await admin.sql`update backends set base_url = ${baseUrl} where id = ${DEMO.whatsappBackendId}`.finally(() =>
    admin.close(),
  )
}

/** Returns numbers of contacts that were made in bulk and get promotions, spread over all. */
async function agreeing(database: BenchDatabase): Promise<string[]> {
  const admin = database.admin()
  try {
    const rows = await admin.sql<{ digits: string }[]>`
      select replace(i.canonical, '+', '') as digits from identities i
      join answers a on a.business_id = i.business_id and a.contact_id = i.contact_id
      join topics t on t.business_id = a.business_id and t.id = a.topic_id and t.key = 'promotions'
      where i.business_id = ${DEMO.businessId} and i.kind = 'phone' and i.canonical like '+551196%' and a.answer = 'in'
      order by md5(i.canonical) limit ${PEOPLE}`
    return rows.map((row) => row.digits)
  } finally {
    await admin.close()
  }
}
