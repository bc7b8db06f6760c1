import type { Figure } from '@/bench/bench'
import { interleave, median } from '@/bench/compare'
import { freshDatabase } from '@/bench/data/databases'
import { measure, type Round } from '@/bench/peer/measure'
import { savedOf } from '@/bench/peer/saved'
import { saysoSide } from '@/bench/peer/sides'
import type { Workbench } from '@/bench/workbench'
import { type Backlog, backendsOf, pointBackends, startStandIn } from './backends'
import { besideWorker, type WorkerRounds } from './beside'
import { figuresOfSaves, figuresOfWorker } from './figures'

/** As in the bench `peer`: nobody comes to the limit of acts of one person. */
const PEOPLE = { quick: 2000, full: 20_000 }
const CONNECTIONS = [16, 64] as const
const WEB_PROCESSES = 2

/** Forms that are posted to the page as fast as it takes them, as in the bench `peer`, with and without a worker. */
export async function measurePosted(workbench: Workbench, contacts: number, backlog: Backlog): Promise<Figure[]> {
  const { quick } = workbench
  const seconds = quick ? 4 : 8
  const people = quick ? PEOPLE.quick : PEOPLE.full
  const database = await freshDatabase(workbench, 'run_worker', contacts)
  const standIn = await startStandIn(workbench)
  await pointBackends(database, standIn.origin, backlog, contacts)
  const site = await saysoSide(workbench, database, people, WEB_PROCESSES)
  const figures: Figure[] = []
  const before = (await site.saved?.()) ?? 0
  let answered = 0
  try {
    for (const connections of CONNECTIONS) {
      const name = `posted, ${backlog === 'none' ? 'many contacts' : 'a backlog'}, ${connections} connections`
      workbench.say(`${name} …`)
      const rounds: WorkerRounds = { costs: [], wholeCosts: [], lags: [] }
      const save = async () => {
        const round = await measure(site, 'save', connections, seconds)
        answered += round.count
        return round
      }
      const measured = await interleave<'alone' | 'beside', Round>(quick ? 2 : 4, {
        alone: save,
        beside: () => besideWorker(workbench, database, standIn.environment, rounds, save),
      })
      const rates = (side: 'alone' | 'beside') => measured[side].map(({ perSecond }) => perSecond)
      const times = (side: 'alone' | 'beside') => ({
        p50: median(measured[side].map(({ p50 }) => p50)),
        p99: Math.max(...measured[side].map(({ p99 }) => p99)),
      })
      figures.push(
        ...figuresOfSaves({
          name,
          how: `forms posted to the page by ${connections} connections to ${WEB_PROCESSES} web processes, each by the next of ${people.toLocaleString('en')} people, ${seconds} s a side, sides in turn; the p99 is that of the slowest round; ${backendsOf(contacts, backlog)}; the client shares the cores too`,
          rates: { beside: rates('beside'), alone: rates('alone') },
          tookMs: { beside: times('beside'), alone: times('alone') },
        }),
        ...figuresOfWorker(name, rounds),
      )
    }
    return [...figures, ...(await savedOf(site, before, answered))]
  } finally {
    await site.stop()
    await standIn.stop()
  }
}
