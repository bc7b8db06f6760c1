import { type Figure, limitFigure, plainFigure, ratioFigure } from '@/bench/bench'
import { median, ratioOf } from '@/bench/compare'
import type { WorkerRounds } from './beside'
import type { WorkerCost } from './process'

const LEAST = 0.8
const MOST_P99_MS = 250
const MOST_LAG_SECONDS = 2

/** What one case of the bench measured, with a worker beside the saves and without one. */
export interface Measured {
  name: string
  /** How the saves were made, for the method. */
  how: string
  /** Saves a second, a value for each round. */
  rates: { beside: readonly number[]; alone: readonly number[] }
  /** Milliseconds that a save took: the middle one, and what 99 of 100 did not exceed. */
  tookMs: { beside: Times; alone: Times }
}

interface Times {
  p50: number
  p99: number
}

/** Returns the rates with and without a worker, and how long a save took. */
export function figuresOfSaves({ name, how, rates, tookMs: { beside, alone } }: Measured): Figure[] {
  const { ratio, spread } = ratioOf(rates.beside, rates.alone)
  const shown = `${median(rates.beside).toFixed(0)}/s with the worker, ${median(rates.alone).toFixed(0)}/s without`
  return [
    ratioFigure(`${name}: saves with the worker / without`, ratio, LEAST, `${shown}; ${how}; ${spread}`),
    limitFigure(
      `${name}: a save with the worker, p99`,
      beside.p99,
      'ms',
      MOST_P99_MS,
      `without: ${alone.p99.toFixed(0)} ms; medians ${beside.p50.toFixed(0)} and ${alone.p50.toFixed(0)} ms; in the same run`,
    ),
  ]
}

/** Returns how soon the worker delivered, and what it took for each save. The first round does not count. */
export function figuresOfWorker(name: string, rounds: WorkerRounds): Figure[] {
  const [costs, wholeCosts, lags] = [rounds.costs.slice(1), rounds.wholeCosts.slice(1), rounds.lags.slice(1)]
  const middle = (read: (cost: WorkerCost) => number, of = costs) => median(of.map(read))
  const urgent = lags.flatMap((lag) => (lag.urgentP99 === null ? [] : [lag.urgentP99]))
  return [
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
      `and ${middle((cost) => cost.databaseMs).toFixed(2)} ms of its PostgreSQL sessions; with what it had put off until after the last save: ${middle((cost) => cost.workerMs, wholeCosts).toFixed(2)} and ${middle((cost) => cost.databaseMs, wholeCosts).toFixed(2)} ms; in the same run`,
    ),
    plainFigure(
      `${name}: memory of the worker`,
      middle((cost) => cost.residentMb),
      'MB',
      `resident, after the load; ${middle((cost) => cost.proportionalMb).toFixed(0)} MB when what several share is counted in parts (proportional set size); in the same run`,
    ),
  ]
}
