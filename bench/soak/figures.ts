import { type Figure, limitFigure, plainFigure } from '@/bench/bench'
import { median, percentile } from '@/bench/compare'
import type { Balance } from './balance'
import type { Result, What } from './turns'
import type { Sample } from './watch'

/** A fault that happened, in milliseconds since 1970. */
export interface Happened {
  name: string
  from: number
  to: number
}

interface Lived {
  minutes: number
  /** Turns. */
  perSecond: number
  results: readonly Result[]
  leftOut: number
  /** What was held before the load and after it, while nobody asked for anything, and in each minute of it. */
  held: { before: Sample; samples: readonly Sample[]; after: Sample }
  happened: readonly Happened[]
  balance: Balance
}

/** Requests that begin later than this after the end of a fault must be answered as if there had been none. */
const RECOVERED_AFTER_MS = 15_000
/** How much more the processes may hold at the end than after a sixth of the time. */
const MOST_GROWTH = 1.15
const MOST_SESSIONS = 90
/** A pool of connections may be a few larger or smaller at one moment than at another. */
const MOST_FILES = 5
const WHATS: readonly What[] = ['page', 'save', 'check', 'message', 'report']

/** Turns what was seen into figures. */
export function figuresOf({ minutes, perSecond, results, leftOut, held, happened, balance }: Lived): Figure[] {
  const during = (result: Result) =>
    happened.find(({ from, to }) => result.at + result.tookMs >= from && result.at <= to + RECOVERED_AFTER_MS)
  const failed = results.filter(({ failure }) => failure !== null)
  const unexplained = failed.filter((result) => !during(result))
  const calm = results.filter((result) => !during(result) && result.failure === null)
  const how = `${perSecond.toFixed(1)} turns a second for ${minutes} minutes, half of what 16 callers reached before: each opens a page, saves it, asks the API about one number and sends a template through the gateway; each hundredth also posts a thousand updates as WhatsApp does; two web processes, two workers, PostgreSQL, the sandbox and the loader share the cores; each minute one fault of ${FAULT_NAMES(happened)}`
  const counts = (list: readonly { name: string }[]) => countBy(list.map(({ name }) => name))
  const failures = failed.flatMap((result) => during(result) ?? [])
  return [
    plainFigure('requests', results.length, '', `${how}; ${leftOut} turns were left out, because 256 waited`),
    limitFigure(
      'failed requests while no fault lasted',
      unexplained.length,
      'requests',
      0,
      unexplained.length === 0
        ? 'from 15 s after a fault until the next one'
        : `from 15 s after a fault until the next one: ${countBy(unexplained.map(({ what, failure }) => `${what}: ${failure}`))}`,
    ),
    plainFigure('failed requests in faults', failures.length, 'requests', counts(failures) || 'none'),
    ...WHATS.map((what) => {
      const took = calm.filter((result) => result.what === what).map(({ tookMs }) => tookMs)
      const method = `while no fault lasted; median ${median(took).toFixed(1)} ms, ${took.length.toLocaleString('en')} requests`
      return plainFigure(`${what}, p99`, percentile(took, 0.99), 'ms', method)
    }),
    ...growth(held.samples),
    ...leftBehind(held),
    limitFigure(
      'connections to PostgreSQL, most',
      Math.max(...held.samples.map(({ sessions }) => sessions)),
      'sessions',
      MOST_SESSIONS,
      `${held.samples[0]?.sessions} in the first minute, ${held.samples.at(-1)?.sessions} in the last`,
    ),
    ...balanceFigures(balance),
  ]
}

const FAULT_NAMES = (happened: readonly Happened[]) => `these: ${countBy(happened.map(({ name }) => name))}`

/** Returns "a 3, b 1", the most frequent first. */
function countBy(names: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, 20)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
}

/**
 * Memory of the processes that lived through all: the last sixth of the time against the second. The memory of a Node
 * process rises and falls by half as garbage is collected, so that a median of ten samples tells when they were taken.
 * The lowest sample is the nearest to what is kept, and the highest to what the machine must have: the one that grew
 * more is the figure.
 */
function growth(samples: readonly Sample[]): Figure[] {
  const sixth = Math.max(1, Math.floor(samples.length / 6))
  const [early, late] = [samples.slice(sixth, 2 * sixth), samples.slice(-sixth)]
  const figure = (what: string, unit: string, read: (sample: Sample) => number): Figure => {
    const rangeOf = (part: readonly Sample[]) => [Math.min(...part.map(read)), Math.max(...part.map(read))] as const
    const [before, after] = [rangeOf(early), rangeOf(late)]
    const range = ([low, high]: readonly [number, number]) => `${low.toFixed(0)} to ${high.toFixed(0)} ${unit}`
    const method = `${range(before)} in the second sixth of the time, ${range(after)} in the last: the greater growth of the lowest and of the highest sample; samples taken each minute, of the process that no fault ended`
    return limitFigure(what, Math.max(after[0] / before[0], after[1] / before[1]), 'times', MOST_GROWTH, method)
  }
  return [
    figure('memory of a web process, growth', 'MB', ({ webMb }) => webMb),
    figure('memory of a worker, growth', 'MB', ({ workerMb }) => workerMb),
    figure("memory of PostgreSQL's sessions, growth", 'MB', ({ sessionsMb }) => sessionsMb),
  ]
}

/** Files and connections of the same processes, when nobody asks for anything. */
function leftBehind({ before, after }: Lived['held']): Figure[] {
  const figure = (what: string, read: (sample: Sample) => number): Figure => {
    const method = `${read(before)} before the load and ${read(after)} after it, each 75 s after the last request`
    return limitFigure(what, read(after) - read(before), 'files', MOST_FILES, method)
  }
  return [
    figure('files and connections left behind in a web process', ({ webFiles }) => webFiles),
    figure('files and connections left behind in a worker', ({ workerFiles }) => workerFiles),
  ]
}

function balanceFigures(balance: Balance): Figure[] {
  const none = (what: string, value: number, unit: string, method: string) => limitFigure(what, value, unit, 0, method)
  return [
    none(
      'confirmed saves that are not in the ledger',
      balance.lost,
      'saves',
      `of ${balance.confirmed.toLocaleString('en')} that were confirmed to the person`,
    ),
    none('contacts whose last confirmed choice does not hold', balance.wrongState, 'contacts', `of ${balance.people}`),
    none('records in Weni other than desired', balance.wrongRecords, 'contacts', `every field of ${balance.people}`),
    none(
      'marks left',
      balance.marks,
      'contacts',
      `due, claimed or set aside ${balance.settledSeconds.toFixed(0)} s after the last request`,
    ),
    none('POSTs of WhatsApp left or failed', balance.inbox, 'POSTs', 'at the same moment'),
    none('faults of the ledger', balance.ledgerExit, '', '`ledger:verify` ends with 0 when every chain is whole'),
  ]
}
