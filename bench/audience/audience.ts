import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Bench, type Figure, limitFigure, plainFigure, ratioFigure } from '@/bench/bench'
import { interleave, median, percentile, ratioOf } from '@/bench/compare'
import { type BenchDatabase, freshDatabase } from '@/bench/data/databases'
import { benchDeps } from '@/bench/data/deps'
import { contactIds, rotation } from '@/bench/data/people'
import { startSite } from '@/bench/site'
import { readName } from '@/lib/consent/names'
import { DEMO } from '@/lib/demo/business'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { createApiKey } from '@/lib/services/keys/create-api-key'
import { askSql } from './ask-sql'
import { sendList } from './send-list'
import { watchLatency, watchMemory } from './watch'

const TOPIC = 'promotions'

/**
 * A list of a million rows, against copying it to disk and sending the same questions to the database, with nothing
 * else.
 */
export const audience: Bench = {
  name: 'audience',
  async run(workbench) {
    const { quick } = workbench
    const [contacts, rows, rounds] = quick ? [20_000, 200_000, 1] : [200_000, 1_000_000, 1]
    const database = await freshDatabase(workbench, 'run_audience', contacts)
    const folder = join(workbench.folder, 'audience')
    await mkdir(folder, { recursive: true })
    const phones = await phonesOf(database)
    const list = join(folder, 'people.csv')
    await pipeline(Readable.from(linesOf(phones, rows)), createWriteStream(list))
    const { size } = await stat(list)
    const matchKeys = phones.map((phone) => matchKeyOf(phone))
    const site = await startSite(workbench, database)
    const db = database.app(4)
    try {
      const deps = benchDeps(db)
      const { token } = granted(
        await createApiKey(deps, operatorOf(DEMO.businessId), {
          name: 'bench',
          scopes: ['check', 'links'],
          mode: 'live',
        }),
      )
      const topicId = await topicIdOf(database)
      const pages = rotation(deps, await contactIds(database, 1000))
      const url = `${site.origin}/api/v1/audience?topic=${TOPIC}`
      const ask = async () => {
        const answer = await sendList(url, token, list)
        if (answer.rows !== rows) throw new Error(`the answer has ${answer.rows} of ${rows} rows`)
        return answer.rows / answer.seconds
      }
      const bare = async () => {
        const began = performance.now()
        const copy = join(folder, 'copy.csv')
        await pipeline(createReadStream(list), createWriteStream(copy))
        await askSql(db, { matchKeys, rows, topicId })
        await rm(copy)
        return (1000 * rows) / (performance.now() - began)
      }
      const rates = await interleave(rounds, { audience: ask, bare })
      const { ratio, spread } = ratioOf(rates.audience, rates.bare)

      const before = await watchLatency(site.origin, pages, (until) => until(quick ? 3_000 : 20_000))
      const memory = await watchMemory(site)
      const during = await watchLatency(site.origin, pages, () => ask().then(() => {}))
      const growth = await memory.end()
      const [calm, busy] = [percentile(before, 0.99), percentile(during, 0.99)]

      const what = `${rows.toLocaleString('en')} rows (${(size / 1e6).toFixed(0)} MB) over ${contacts.toLocaleString('en')} contacts × 6 topics`
      const method = `${Math.round(median(rates.audience)).toLocaleString('en')} against ${Math.round(median(rates.bare)).toLocaleString('en')} rows/s: ${what}, PUT by a client that reads the response, with links, one web process; against copying the file and the statement of a check alone through postgres.js, 2,000 match keys read beforehand a call, two calls at a time; sides in turn; ${spread}`
      const figures: Figure[] = [
        ratioFigure('audience rows/s / spooling and the SQL alone', ratio, 0.4, method),
        limitFigure(
          'memory of the web process, growth',
          growth / 1e6,
          'MB',
          100,
          `resident memory by its own metrics, four times a second while ${rows.toLocaleString('en')} rows are processed: the highest value less the one before; other lists had been processed before`,
        ),
        limitFigure(
          'p99 of pages meanwhile / before',
          busy / calm,
          '×',
          3,
          `${busy.toFixed(1)} ms against ${calm.toFixed(1)} ms: a public page on one connection, the next 5 ms after the last was read; ${during.length} requests against ${before.length}; medians ${median(during).toFixed(1)} and ${median(before).toFixed(1)} ms; this includes the load of the client and of PostgreSQL on the same cores`,
        ),
        plainFigure('audience', median(rates.audience), 'rows/s', what),
      ]
      return figures
    } finally {
      await db.close()
      await site.stop()
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function phonesOf(database: BenchDatabase): Promise<string[]> {
  const admin = database.admin()
  try {
    const rows = await admin.sql<{ value: string }[]>`
      select i.canonical as value from identities i
      where i.business_id = ${DEMO.businessId} and i.kind = 'phone' order by i.contact_id`
    return rows.map(({ value }) => value)
  } finally {
    await admin.close()
  }
}

async function topicIdOf(database: BenchDatabase): Promise<string> {
  const admin = database.admin()
  try {
    const [row] = await admin.sql<{ id: string }[]>`
      select id from topics where business_id = ${DEMO.businessId} and key = ${TOPIC}`
    if (!row) throw new Error(`the demo has no topic ${TOPIC}`)
    return row.id
  } finally {
    await admin.close()
  }
}

function matchKeyOf(phone: string): string {
  const name = readName(phone, 'BR')
  if (!name || !('matchKey' in name)) throw new Error('a number of the bench can’t be read')
  return name.matchKey
}

/** Repeats all contacts, in an order that is not that of the tables. */
function* linesOf(phones: readonly string[], rows: number): Generator<string> {
  let text = 'phone,name,city\n'
  for (let row = 0; row < rows; row++) {
    text += `${phones[(row * 7919) % phones.length]},Name ${row},São Paulo\n`
    if (text.length < 65_536) continue
    yield text
    text = ''
  }
  yield text
}
