import { type Bench, limitFigure } from '@/bench/bench'
import { bulkNumbers, inTurn, makeKeys } from '@/bench/check/caller'
import { interleave, median, ratePerSecond, ratioOf } from '@/bench/compare'
import { type BenchDatabase, freshDatabase } from '@/bench/data/databases'
import { benchDeps } from '@/bench/data/deps'
import { contactIds, rotation } from '@/bench/data/people'
import { requestsPerSecond, sendCalls } from '@/bench/load'
import { makeSavers } from '@/bench/save/savers'
import { startSite } from '@/bench/site'
import type { Workbench } from '@/bench/workbench'

const FEW = 1000
const MANY = 100_000
/** The contacts of the demo, whose numbers are others than those of the contacts made in bulk. */
const DEMO_PEOPLE = 300
/** The number of contacts, spread over all, whose pages are requested: far more than caches hold. */
const ASKED_FOR = 20_000
const SAVERS = 2000
const CLIENTS = 8
const CONNECTIONS = 16
const MOST = 1.2

/**
 * Whether anything is slower with a hundred thousand contacts than with a thousand, or with as many as
 * BENCH_SCALE_CONTACTS says.
 */
export const scale: Bench = {
  name: 'scale',
  async run(workbench) {
    const { quick } = workbench
    const few = await open(workbench, 'run_few', FEW)
    const most = Number(process.env['BENCH_SCALE_CONTACTS'] || MANY)
    const many = await open(workbench, 'run_many', quick ? most / 10 : most)
    try {
      const seconds = 2
      const rounds = quick ? 3 : 12
      const pages = await interleave(rounds, { few: () => few.pages(seconds), many: () => many.pages(seconds) })
      const saves = await interleave(rounds, { few: () => few.saves(seconds), many: () => many.saves(seconds) })
      const checks = await interleave(rounds, { few: () => few.checks(seconds), many: () => many.checks(seconds) })
      const figure = (what: string, sides: Record<'few' | 'many', number[]>, how: string) => {
        const { ratio, spread } = ratioOf(sides.few, sides.many)
        const rates = `${median(sides.few).toFixed(0)}/s with ${FEW.toLocaleString('en')}, ${median(sides.many).toFixed(0)}/s with ${many.contacts.toLocaleString('en')}`
        return limitFigure(
          `${what}: time with many contacts / with few`,
          ratio,
          '×',
          MOST,
          `${rates} contacts × 6 topics, each with its line; ${how}; ${seconds} s a side, sides in turn; ${spread}`,
        )
      }
      return [
        figure(
          'page',
          pages,
          `GET of up to ${ASKED_FOR.toLocaleString('en')} contacts' links in turn, a web process for each database, ${CONNECTIONS} connections`,
        ),
        figure(
          'save',
          saves,
          `savePreferences in one process, ${CLIENTS} at once, up to ${SAVERS.toLocaleString('en')} people in turn`,
        ),
        figure(
          'check',
          checks,
          `POST /api/v1/check with one of up to ${ASKED_FOR.toLocaleString('en')} numbers in turn, ${CONNECTIONS} connections`,
        ),
      ]
    } finally {
      await few.close()
      await many.close()
    }
  },
}

async function open(workbench: Workbench, name: string, contacts: number) {
  const database: BenchDatabase = await freshDatabase(workbench, name, contacts)
  const asked = await contactIds(database, ASKED_FOR)
  const site = await startSite(workbench, database)
  const db = database.app(CLIENTS)
  const deps = benchDeps(db)
  const savers = await makeSavers(deps, await contactIds(database, SAVERS), CLIENTS)
  const next = rotation(deps, asked)
  const check = await checksOf(database, contacts - DEMO_PEOPLE)
  return {
    contacts,
    pages: (seconds: number) => requestsPerSecond({ origin: site.origin, seconds, connections: CONNECTIONS, next }),
    checks: (seconds: number) => check(site.origin, seconds),
    saves: (seconds: number) => ratePerSecond(CLIENTS, seconds, savers.save),
    close: async () => {
      await db.close()
      await site.stop()
    },
  }
}

/** Returns what checks one number after the other, spread over all contacts, and returns the checks a second. */
async function checksOf(database: BenchDatabase, made: number) {
  const key = inTurn(await makeKeys(database))
  const step = Math.max(1, Math.floor(made / ASKED_FOR))
  const numbers = bulkNumbers(made).filter((_, place) => place % step === 0)
  const body = inTurn(numbers.map((contact) => JSON.stringify({ contact, topic: 'promotions' })))
  return async (origin: string, seconds: number): Promise<number> => {
    const sent = await sendCalls({ origin, path: '/api/v1/check', connections: CONNECTIONS, seconds, key, body })
    return sent.count / sent.seconds
  }
}
