import type { Figure } from '@/bench/bench'
import { interleave, percentile } from '@/bench/compare'
import { freshDatabase } from '@/bench/data/databases'
import { benchDeps } from '@/bench/data/deps'
import { contactIds } from '@/bench/data/people'
import { makeSavers } from '@/bench/save/savers'
import type { Workbench } from '@/bench/workbench'
import { type Backlog, backendsOf, pointBackends, startStandIn } from './backends'
import { besideWorker, type WorkerRounds } from './beside'
import { figuresOfSaves, figuresOfWorker } from './figures'
import { type Pressed, pressSaves } from './press'

const SAVERS = 2000
const CLIENTS = 16

/**
 * Saves by `savePreferences` in one process, without the page and its client around them: beside so little other work,
 * what a worker takes weighs most.
 */
export async function measureCalled(
  workbench: Workbench,
  name: string,
  contacts: number,
  backlog: Backlog,
): Promise<Figure[]> {
  const seconds = workbench.quick ? 4 : 10
  const database = await freshDatabase(workbench, 'run_worker', contacts)
  const standIn = await startStandIn(workbench)
  await pointBackends(database, standIn.origin, backlog, contacts)
  const people = await contactIds(database, SAVERS)
  const db = database.app(CLIENTS)
  const rounds: WorkerRounds = { costs: [], wholeCosts: [], lags: [] }
  try {
    const savers = await makeSavers(benchDeps(db), people, CLIENTS)
    const save = () => pressSaves(CLIENTS, seconds, savers.save)
    const measured = await interleave<'alone' | 'beside', Pressed>(workbench.quick ? 2 : 4, {
      alone: save,
      beside: () => besideWorker(workbench, database, standIn.environment, rounds, save),
    })
    const rates = (side: 'alone' | 'beside') => measured[side].map(({ perSecond }) => perSecond)
    const times = (side: 'alone' | 'beside') => {
      const tookMs = measured[side].flatMap((round) => round.tookMs)
      return { p50: percentile(tookMs, 0.5), p99: percentile(tookMs, 0.99) }
    }
    return [
      ...figuresOfSaves({
        name,
        how: `savePreferences in one process, ${CLIENTS} at once, each by the next of ${SAVERS.toLocaleString('en')} people, ${seconds} s a side, sides in turn; ${backendsOf(contacts, backlog)}`,
        rates: { beside: rates('beside'), alone: rates('alone') },
        tookMs: { beside: times('beside'), alone: times('alone') },
      }),
      ...figuresOfWorker(name, rounds),
    ]
  } finally {
    await db.close()
    await standIn.stop()
  }
}
