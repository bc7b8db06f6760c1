import { Agent, request } from 'node:http'
import { type Bench, limitFigure, plainFigure } from '@/bench/bench'
import { median } from '@/bench/compare'
import { type BenchDatabase, freshDatabase } from '@/bench/data/databases'
import { startSite } from '@/bench/site'
import { BUSINESS, DEMO } from '@/lib/demo/business'
import { paths } from '@/lib/paths'
import { workerArguments } from '@/lib/process/children.mjs'
import { rankSum } from './rank-sum'

/** The tries before the counts of the front door are forgotten: fewer than make it ask for a proof of work. */
const CALM = 150
/** The tries from one made-up network address: fewer than it may make. */
const OF_ADDRESS = 30
/** The score that chance alone exceeds once in a hundred runs. */
const MOST_SCORE = 2.58

interface Try {
  number: string
  isKnown: boolean
}

/**
 * Whether the time of the front door's response says that a number is known. All numbers are alike: each is that of a
 * contact, and half of the contacts, chosen by chance, lose theirs before. The worker runs and answers what is asked.
 */
export const frontDoor: Bench = {
  name: 'front-door',
  async run(workbench) {
    const tries = workbench.quick ? 1000 : 10_000
    const database = await freshDatabase(workbench, 'run_front_door', tries)
    const plan = await planTries(database, tries)
    const site = await startSite(workbench, database, { TRUSTED_PROXY_HOPS: '1' })
    workbench.family.start('worker', workerArguments(), {
      ...workbench.environment,
      ...database.environment,
    })
    const admin = database.admin()
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
    try {
      workbench.say(`${tries.toLocaleString('en')} tries …`)
      const answers = new Set<string>()
      for (const [place, { number, isKnown }] of plan.entries()) {
        if (place % CALM === 0) await admin.sql`delete from sign_in_attempts`
        const { ms, answer } = await ask(agent, site.origin, number, place)
        times[isKnown ? 'known' : 'unknown'].push(ms)
        answers.add(answer.replace(number.slice(-4), '…'))
      }
      const { z, p } = rankSum(times.known, times.unknown)
      const slower = rankSum(
        times.known.map((ms) => ms * 1.05),
        times.unknown,
      )
      const how = `${tries.toLocaleString('en')} POSTs of as many numbers of one kind, half of them known, in an order by chance, one at a time on one connection, while a worker answers them; time to the last byte`
      return [
        limitFigure(
          'different answers',
          answers.size,
          'answers',
          1,
          `${how}; status, headers and body without the date, the request id and the digits of the number`,
        ),
        plainFigure('known, median', median(times.known), 'ms', how),
        plainFigure('unknown, median', median(times.unknown), 'ms', how),
        limitFigure(
          'known against unknown, score',
          Math.abs(z),
          '',
          MOST_SCORE,
          `${how}; standard score of the rank-sum test (Wilcoxon, Mann, Whitney), p = ${p.toFixed(3)}; chance alone exceeds ${MOST_SCORE} once in a hundred runs`,
        ),
        plainFigure(
          'the same, if known took 5 % longer',
          Math.abs(slower.z),
          '',
          `the same test on the same times, those of known numbers made 5 % longer: what the test would find`,
        ),
      ]
    } finally {
      agent.destroy()
      await admin.close()
      await site.stop()
    }
  },
}

/** Takes the numbers of contacts who wrote a moment ago, and makes half of them unknown, by chance. */
async function planTries(database: BenchDatabase, most: number): Promise<Try[]> {
  const admin = database.admin()
  try {
    const { businessId } = DEMO
    await admin.sql`
      insert into contact_senders (business_id, contact_id, sender_id, last_inbound_at)
      select business_id, contact_id, ${DEMO.senderId}, now() from identities
      where business_id = ${businessId} and kind = 'phone' and ended_at is null
      on conflict (business_id, contact_id, sender_id) do update set last_inbound_at = excluded.last_inbound_at`
    const rows = await admin.sql<{ id: string; number: string }[]>`
      select id, canonical as number from identities
      where business_id = ${businessId} and kind = 'phone' and ended_at is null order by random() limit ${most}`
    const unknown = rows.filter((_, place) => place % 2 === 0).map(({ id }) => id)
    await admin.sql`
      update identities set ended_at = now() where business_id = ${businessId} and id = any(${unknown}::uuid[])`
    await admin.sql`vacuum analyze`
    const plan = rows.map(({ number }, place) => ({ number, isKnown: place % 2 === 1 }))
    return shuffled(plan)
  } finally {
    await admin.close()
  }
}

function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map((value) => ({ value, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ value }) => value)
}

/** Sends one number. Returns the milliseconds to the end of the response, and what it says. */
function ask(agent: Agent, origin: string, number: string, place: number): Promise<{ ms: number; answer: string }> {
  const address = Math.floor(place / OF_ADDRESS)
  const body = new URLSearchParams({ number }).toString()
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    'accept-language': 'pt-BR',
    'x-forwarded-for': `10.${address >> 16}.${(address >> 8) & 255}.${address & 255}`,
  }
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const sending = request(origin + paths.frontDoor(BUSINESS.slug), { method: 'POST', agent, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece))
      response.on('end', () => {
        const ms = performance.now() - began
        const { date: _, 'x-request-id': __, ...rest } = response.headers
        if (response.statusCode === 303) return resolve({ ms, answer: JSON.stringify([rest, text]) })
        reject(new Error(`the front door answered ${response.statusCode}`))
      })
    })
    sending.on('error', reject)
    sending.end(body)
  })
}
