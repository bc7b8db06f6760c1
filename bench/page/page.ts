import { type Bench, ratioFigure } from '../bench'
import { interleave, median, ratioOf } from '../compare'
import { benchDeps } from '../data/deps'
import { freshDatabase } from '../data/databases'
import { contactIds, rotation } from '../data/people'
import { requestsPerSecond } from '../load'
import { startSite } from '../site'
import { firstVisit } from './first-visit'

const CONTACTS = 1000
const CONNECTIONS = 16
const LEAST = 0.6

/** What a first visit costs a phone, and what a page costs the server. */
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
      const load = (path: () => string) => () =>
        requestsPerSecond({ origin: site.origin, seconds, connections: CONNECTIONS, next: path })
      const measured = await interleave(quick ? 3 : 15, { page: load(next), bare: load(() => '/api/bench') })
      const { ratio, spread } = ratioOf(measured.page, measured.bare)
      const rates = `${median(measured.page).toFixed(0)} against ${median(measured.bare).toFixed(0)} requests/s`
      const method = `${rates}: GET of ${contacts.length} contacts' links in turn, against a route of the same build that runs \`select 1\` and returns a fixed string; one web process, ${CONNECTIONS} connections, ${seconds} s a side, sides in turn; ${spread}`
      return [...visit, ratioFigure('page requests/s / bare route', ratio, LEAST, method)]
    } finally {
      await db.close()
      await site.stop()
    }
  },
}
