import { type Bench, plainFigure, ratioFigure } from '@/bench/bench'
import { interleave, median, ratioOf } from '@/bench/compare'
import { freshDatabase } from '@/bench/data/databases'
import { benchDeps } from '@/bench/data/deps'
import { contactIds, rotation } from '@/bench/data/people'
import { sendRequests } from '@/bench/load'
import { startSite } from '@/bench/site'
import { firstVisit } from './first-visit'

const CONTACTS = 1000
const CONNECTIONS = 16
/** docs/bench.md, "Past Next's router", says why. */
const LEAST = 0.6

/** The cost of a first visit for a phone, and of a page for the server. */
export const page: Bench = {
  name: 'page',
  async run(workbench) {
    const { quick } = workbench
    const database = await freshDatabase(workbench, 'run_page', CONTACTS)
    const contacts = await contactIds(database, CONTACTS)
    const site = await startSite(workbench, database)
    const db = database.app(1)
    try {
      const deps = benchDeps(db)
      const visit = await firstVisit(site.origin, deps, contacts, quick ? 3 : 5)
      const seconds = 2
      const next = rotation(deps, contacts)
      const rates = { page: [] as number[], bare: [] as number[] }
      // Rates first, and beside each the requests per second of processor time, which other programs on the machine
      // affect less.
      const load = (side: 'page' | 'bare', path: () => string) => async () => {
        const before = await site.cpuSeconds()
        const sent = await sendRequests({ origin: site.origin, seconds, connections: CONNECTIONS, next: path })
        rates[side].push(sent.count / sent.seconds)
        return sent.count / ((await site.cpuSeconds()) - before)
      }
      const byCpu = await interleave(quick ? 3 : 15, {
        page: load('page', next),
        bare: load('bare', () => '/api/bench'),
      })
      const measured = { page: rates.page.slice(1), bare: rates.bare.slice(1) }
      const byTime = ratioOf(measured.page, measured.bare)
      const inCpu = ratioOf(byCpu.page, byCpu.bare)
      const method = `${median(measured.page).toFixed(0)} against ${median(measured.bare).toFixed(0)} requests/s: GET of ${contacts.length} contacts' links in turn, against a route of the same build that runs \`select 1\` and returns a fixed string; one web process, ${CONNECTIONS} connections, ${seconds} s a side, sides in turn; ${byTime.spread}`
      const cpuMethod = `${median(byCpu.page).toFixed(0)} against ${median(byCpu.bare).toFixed(0)} requests per second of the web process's processor time, in the same rounds: what the rate would be with a core to itself; ${inCpu.spread}`
      return [
        ...visit,
        ratioFigure('page requests/s / bare route', byTime.ratio, LEAST, method),
        plainFigure('the same by processor time', 100 * inCpu.ratio, '%', cpuMethod),
      ]
    } finally {
      await db.close()
      await site.stop()
    }
  },
}
