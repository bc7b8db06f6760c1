import { type Bench, limitFigure } from '@/bench/bench'
import { interleave, median, ratePerSecond, ratioOf } from '@/bench/compare'
import { type BenchDatabase, freshDatabase } from '@/bench/data/databases'
import { benchDeps } from '@/bench/data/deps'
import { contactIds, rotation } from '@/bench/data/people'
import { requestsPerSecond } from '@/bench/load'
import { makeSavers } from '@/bench/save/savers'
import { startSite } from '@/bench/site'
import type { Workbench } from '@/bench/workbench'

const FEW = 1000
const MANY = 100_000
/** The number of contacts, spread over all, whose pages are requested: far more than caches hold. */
const ASKED_FOR = 20_000
const SAVERS = 2000
const CLIENTS = 8
const CONNECTIONS = 16
const MOST = 1.2

/** Whether anything is slower with a hundred thousand contacts than with a thousand. */
export const scale: Bench = {
  name: 'scale',
  async run(workbench) {
    const { quick } = workbench
    const few = await open(workbench, 'run_few', FEW)
    const many = await open(workbench, 'run_many', quick ? MANY / 10 : MANY)
    try {
      const seconds = 2
      const rounds = quick ? 3 : 12
      const pages = await interleave(rounds, { few: () => few.pages(seconds), many: () => many.pages(seconds) })
      const saves = await interleave(rounds, { few: () => few.saves(seconds), many: () => many.saves(seconds) })
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
  return {
    contacts,
    pages: (seconds: number) => requestsPerSecond({ origin: site.origin, seconds, connections: CONNECTIONS, next }),
    saves: (seconds: number) => ratePerSecond(CLIENTS, seconds, savers.save),
    close: async () => {
      await db.close()
      await site.stop()
    },
  }
}
