import { type Bench, type Figure, limitFigure, plainFigure, ratioFigure } from '@/bench/bench'
import { interleave, median, percentile, ratioOf } from '@/bench/compare'
import { type BenchDatabase, freshDatabase } from '@/bench/data/databases'
import { benchDeps } from '@/bench/data/deps'
import { contactIds } from '@/bench/data/people'
import { makeSavers, type Savers } from '@/bench/save/savers'
import type { Workbench } from '@/bench/workbench'
import { holdBack, pointBackends, startStandIn, untilInStep } from './backends'
import { type Pressed, pressSaves } from './press'
import { type Lag, startWorker, type WorkerCost } from './process'

const FEW = 1000
const MANY = 100_000
const SAVERS = 2000
const CLIENTS = 16
const LEAST = 0.8
const MOST_P99_MS = 250
const MOST_LAG_SECONDS = 2

interface Case {
  name: string
  contacts: number
  /** Whether Weni's hourly budget is spent and all contacts wait for it. */
  held: boolean
}

/** What the worker takes away from saves that come as fast as they can, and how soon it delivers them meanwhile. */
export const worker: Bench = {
  name: 'worker',
  async run(workbench) {
    const many = workbench.quick ? MANY / 10 : MANY
    const figures: Figure[] = []
    for (const each of [
      { name: 'few contacts', contacts: FEW, held: false },
      { name: 'many contacts', contacts: many, held: false },
      { name: 'a backlog', contacts: many, held: true },
    ]) {
      workbench.say(`${each.name} …`)
      figures.push(...(await measure(workbench, each)))
    }
    return figures
  },
}

async function measure(workbench: Workbench, { name, contacts, held }: Case): Promise<Figure[]> {
  const database = await freshDatabase(workbench, 'run_worker', contacts)
  const standIn = await startStandIn(workbench)
  await pointBackends(database, standIn.origin)
  const people = await contactIds(database, SAVERS)
  if (held) await holdBack(database, contacts)
  const db = database.app(CLIENTS)
  const costs: WorkerCost[] = []
  const lags: Lag[] = []
  try {
    const savers = await makeSavers(benchDeps(db), people, CLIENTS)
    const seconds = workbench.quick ? 4 : 10
    const measured = await interleave<'alone' | 'beside', Pressed>(workbench.quick ? 2 : 4, {
      alone: () => pressSaves(CLIENTS, seconds, savers.save),
      beside: () => besideWorker(workbench, database, standIn, seconds, savers, costs, lags),
    })
    return figuresOf({ name, contacts, held }, seconds, measured, costs.slice(1), lags.slice(1))
  } finally {
    await db.close()
    await standIn.stop()
  }
}

async function besideWorker(
  workbench: Workbench,
  database: BenchDatabase,
  standIn: { environment: Record<string, string> },
  seconds: number,
  savers: Savers,
  costs: WorkerCost[],
  lags: Lag[],
): Promise<Pressed> {
  const process = await startWorker(workbench, database, standIn.environment)
  try {
    // What was saved while no worker ran is not part of what is measured.
    await untilInStep(database)
    const before = await process.read()
    const pressed = await pressSaves(CLIENTS, seconds, savers.save)
    const after = await process.read()
    costs.push(process.cost(before, after, pressed.count))
    lags.push(process.lag(before, after))
    return pressed
  } finally {
    await process.stop()
  }
}

function figuresOf(
  { name, contacts, held }: Case,
  seconds: number,
  measured: Record<'alone' | 'beside', Pressed[]>,
  costs: readonly WorkerCost[],
  lags: readonly Lag[],
): Figure[] {
  const rates = (side: 'alone' | 'beside') => measured[side].map(({ perSecond }) => perSecond)
  const { ratio, spread } = ratioOf(rates('beside'), rates('alone'))
  const tookMs = (side: 'alone' | 'beside') => measured[side].flatMap((round) => round.tookMs)
  const backends = held
    ? 'a webhook, and a Weni whose hourly budget is spent, for which all contacts wait, one in a hundred with a refusal'
    : 'a webhook and a Weni without an hourly limit'
  const how = `savePreferences in one process, ${CLIENTS} at once, each by the next of ${SAVERS.toLocaleString('en')} people, ${seconds} s a side, sides in turn; ${contacts.toLocaleString('en')} contacts; backends: ${backends}, and a WhatsApp account; PostgreSQL, all processes and the stand-in for the backends share the cores`
  const shown = `${median(rates('beside')).toFixed(0)}/s with the worker, ${median(rates('alone')).toFixed(0)}/s without`
  const middle = (read: (cost: WorkerCost) => number) => median(costs.map(read))
  const urgent = lags.flatMap((lag) => (lag.urgentP99 === null ? [] : [lag.urgentP99]))
  return [
    ratioFigure(`${name}: saves with the worker / without`, ratio, LEAST, `${shown}; ${how}; ${spread}`),
    limitFigure(
      `${name}: a save with the worker, p99`,
      percentile(tookMs('beside'), 0.99),
      'ms',
      MOST_P99_MS,
      `without: ${percentile(tookMs('alone'), 0.99).toFixed(0)} ms; medians ${median(tookMs('beside')).toFixed(0)} and ${median(tookMs('alone')).toFixed(0)} ms; in the same run`,
    ),
    limitFigure(
      `${name}: refusal to the webhook, p99 at most`,
      Math.max(...urgent),
      's',
      MOST_LAG_SECONDS,
      `from the commit to the confirmation, under that load, by the worker's own metric (the upper edge of its bucket; the slowest round); ${lags.map((lag) => lag.delivered).join(', ')} deliveries in the rounds`,
    ),
    plainFigure(
      `${name}: processor time of the worker`,
      middle((cost) => cost.workerMs),
      'ms a save',
      `and ${middle((cost) => cost.databaseMs).toFixed(2)} ms of its PostgreSQL sessions; in the same run`,
    ),
    plainFigure(
      `${name}: memory of the worker`,
      middle((cost) => cost.residentMb),
      'MB',
      `resident, after the load; ${middle((cost) => cost.proportionalMb).toFixed(0)} MB when what several share is counted in parts (proportional set size); in the same run`,
    ),
  ]
}
