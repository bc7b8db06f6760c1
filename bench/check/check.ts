import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { type Bench, type Figure, limitFigure, plainFigure, ratioFigure } from '@/bench/bench'
import { interleave, median, ratioOf } from '@/bench/compare'
import { type BenchDatabase, freshDatabase } from '@/bench/data/databases'
import { sendCalls, sendRequests } from '@/bench/load'
import { type Site, startSite } from '@/bench/site'
import { MAC_AT } from '@/lib/links/layout'
import { bulkNumbers, inTurn, makeKeys, post } from './caller'
import { askRaw, recordQuestions } from './raw'

const CONTACTS = { quick: 20_000, full: 200_000 }
const AT_ONCE = 1000
const LINKS_AT_ONCE = 10_000
/** The calls of one go: as many links as there are HMACs in one. */
const LINK_CALLS = 5
const CONNECTIONS = 16
const TOPIC = 'promotions'
/** listmonk v6.2.0, the fastest open peer, through a filter: the figures for 1,000 contacts. */
const LISTMONK = '73 ms and 2.4 MB'

interface Stage {
  quick: boolean
  site: Site
  database: BenchDatabase
  keys: string[]
  numbers: string[]
}

/** The time that the API takes to answer about many contacts, about one, and to make links. */
export const check: Bench = {
  name: 'check',
  async run(workbench) {
    const { quick } = workbench
    const contacts = quick ? CONTACTS.quick : CONTACTS.full
    const database = await freshDatabase(workbench, 'run_check', contacts)
    const keys = await makeKeys(database)
    const site = await startSite(workbench, database)
    try {
      // Spread over all contacts, like the people on a list, and not in the order in which they were made.
      const made = bulkNumbers(contacts - 300)
      const numbers = made.map((_, place) => made[(place * 7919) % made.length] ?? '')
      const stage = { quick, site, database, keys, numbers }
      return [...(await many(stage)), ...(await one(stage)), ...(await links(stage))]
    } finally {
      await site.stop()
    }
  },
}

const lists = (numbers: readonly string[], size: number, most: number) =>
  Array.from({ length: Math.min(most, Math.floor(numbers.length / size)) }, (_, turn) =>
    numbers.slice(turn * size, (turn + 1) * size),
  )

async function many({ quick, site, database, keys, numbers }: Stage): Promise<Figure[]> {
  const asked = lists(numbers, AT_ONCE, 100)
  const bodies = inTurn(asked.map((contacts) => JSON.stringify({ contacts, topic: TOPIC })))
  const questions = inTurn(await recordQuestions(database, asked, TOPIC))
  const key = inTurn(keys)
  const admin = database.admin()
  const times: number[] = []
  let bytes = 0
  const perSecond = (act: () => Promise<unknown>) => async () => {
    const [calls, began] = [quick ? 20 : 40, performance.now()]
    for (let call = 0; call < calls; call++) await act()
    return (1000 * calls * AT_ONCE) / (performance.now() - began)
  }
  try {
    const measured = await interleave(quick ? 4 : 20, {
      http: perSecond(async () => {
        const answered = await post(`${site.origin}/api/v1/check`, key(), bodies())
        times.push(answered.ms)
        bytes = Math.max(bytes, answered.bytes)
      }),
      raw: perSecond(() => askRaw(admin.sql, questions())),
    })
    const ratio = ratioOf(measured.http, measured.raw)
    const rate = (values: number[]) => Math.round(median(values)).toLocaleString('en')
    const method = `${rate(measured.http)} against ${rate(measured.raw)} contacts/s: POST /api/v1/check with ${AT_ONCE} numbers and a topic, JSON both ways, one call after another, against the same statement as one call through postgres.js, prepared, without row-level security and outside of a transaction; ${numbers.length.toLocaleString('en')} contacts × 6 topics; one web process; sides in turn; ${ratio.spread}`
    return [
      ratioFigure('check of 1,000: contacts/s / raw SQL', ratio.ratio, 0.5, method),
      plainFigure('check of 1,000', median(times), 'ms', `median of ${times.length} calls; listmonk: ${LISTMONK}`),
      limitFigure(
        'response to a check of 1,000',
        bytes / 1000,
        'kB',
        100,
        `the longest, uncompressed; listmonk: ${LISTMONK}`,
      ),
    ]
  } finally {
    await admin.close()
  }
}

async function one({ quick, site, keys, numbers }: Stage): Promise<Figure[]> {
  const body = inTurn(numbers.slice(0, 20_000).map((contact) => JSON.stringify({ contact, topic: TOPIC })))
  const key = inTurn(keys)
  const seconds = 2
  const rates = { check: [] as number[], bare: [] as number[], get: [] as number[] }
  const load = (side: keyof typeof rates, send: () => Promise<{ count: number; seconds: number }>) => async () => {
    const before = await site.cpuSeconds()
    const sent = await send()
    rates[side].push(sent.count / sent.seconds)
    return sent.count / ((await site.cpuSeconds()) - before)
  }
  const post = (path: string) => () =>
    sendCalls({ origin: site.origin, path, connections: CONNECTIONS, seconds, key, body })
  const byCpu = await interleave(quick ? 3 : 12, {
    check: load('check', post('/api/v1/check')),
    bare: load('bare', post('/api/bench')),
    get: load('get', () =>
      sendRequests({ origin: site.origin, seconds, connections: CONNECTIONS, next: () => '/api/bench' }),
    ),
  })
  const [check, bare, get] = [rates.check.slice(1), rates.bare.slice(1), rates.get.slice(1)]
  const [byTime, inCpu, toGet] = [ratioOf(check, bare), ratioOf(byCpu.check, byCpu.bare), ratioOf(check, get)]
  const method = `${median(check).toFixed(0)} against ${median(bare).toFixed(0)} requests/s: POST /api/v1/check with one number of 20,000 and a topic, against the same call to a route of the same build that parses the body, runs \`select 1\` and returns fixed JSON; one web process, ${CONNECTIONS} connections, ${seconds} s a side, sides in turn; ${byTime.spread}`
  const cpuMethod = `${median(byCpu.check).toFixed(0)} against ${median(byCpu.bare).toFixed(0)} requests per second of the web process's processor time, in the same rounds; ${inCpu.spread}`
  const getMethod = `${median(get).toFixed(0)} requests/s of that route by GET: no body comes in, and a fixed string is returned; in the same rounds; ${toGet.spread}`
  return [
    ratioFigure('one check: requests/s / bare route', byTime.ratio, 0.7, method),
    plainFigure('the same by processor time', 100 * inCpu.ratio, '%', cpuMethod),
    plainFigure('one check / a bare route without a body', 100 * toGet.ratio, '%', getMethod),
  ]
}

async function links({ quick, site, keys, numbers }: Stage): Promise<Figure[]> {
  const bodies = inTurn(lists(numbers, LINKS_AT_ONCE, 10).map((contacts) => JSON.stringify({ contacts })))
  const key = inTurn(keys)
  const times: number[] = []
  const measured = await interleave(quick ? 4 : 24, {
    links: async () => {
      const began = performance.now()
      for (let call = 0; call < LINK_CALLS; call++) {
        times.push((await post(`${site.origin}/api/v1/links`, key(), bodies())).ms)
      }
      return (1000 * LINK_CALLS * LINKS_AT_ONCE) / (performance.now() - began)
    },
    hmac: bareHmac,
  })
  const ratio = ratioOf(measured.links, measured.hmac)
  const rate = (values: number[]) => Math.round(median(values)).toLocaleString('en')
  const method = `${rate(measured.links)} links/s against ${rate(measured.hmac)} of createHmac('sha256').update(29 bytes).digest(), ${(LINK_CALLS * LINKS_AT_ONCE).toLocaleString('en')} in a row in a thread of its own: ${LINK_CALLS} times POST /api/v1/links with ${LINKS_AT_ONCE.toLocaleString('en')} numbers of ${numbers.length.toLocaleString('en')} contacts, one call after another, to the last byte of the response; sides in turn; ${ratio.spread}`
  return [
    ratioFigure('links of 10,000 / bare HMAC', ratio.ratio, 0.3, method),
    plainFigure('links of 10,000', median(times), 'ms', `median of ${times.length} calls, in the same rounds`),
  ]
}

/** Returns HMACs a second, over as many bytes as a token's MAC covers. */
async function bareHmac(): Promise<number> {
  const workerData = { bytes: MAC_AT, count: LINK_CALLS * LINKS_AT_ONCE, warmUp: 2 * LINKS_AT_ONCE }
  const thread = new Worker(new URL('hmac-thread.mjs', import.meta.url), { workerData, execArgv: [] })
  const [[rate]] = await Promise.all([once(thread, 'message') as Promise<[number]>, once(thread, 'exit')])
  return rate
}
