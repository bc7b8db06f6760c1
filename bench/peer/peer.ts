import autocannon, { type Request as LoadRequest } from 'autocannon'
import { type Bench, type Figure, plainFigure } from '@/bench/bench'
import { interleave, median, ratioOf } from '@/bench/compare'
import { LOAD_HEADERS } from '@/bench/load'
import { canMeasureProcesses, megabytesOf, secondsOf } from './processes'
import { idealSide, peerOf, peerSide, saysoSide, type Side } from './sides'

/** More than a person's own limit of acts allows in the time of a run, for as many people as this. */
const PEOPLE = { quick: 1000, full: 10_000 }
const CONNECTIONS = [16, 64]

/** What one side did in one round. */
interface Round {
  perSecond: number
  p50: number
  p99: number
  /** Microseconds of processor time for each request, by kind of process. */
  cpu: Record<string, number>
}

type Action = 'page' | 'save'

/**
 * Opens pages and saves, side by side with another server: the peer that the environment names, or else the ideal in
 * the same language.
 */
export const peer: Bench = {
  name: 'peer',
  async run(workbench) {
    const { quick } = workbench
    const people = quick ? PEOPLE.quick : PEOPLE.full
    const settings = peerOf(process.env)
    // Against a peer both have all cores. The ideal is one process, so Sayso has one as well.
    const webProcesses = settings ? Number(process.env['WEB_CONCURRENCY'] || 2) : 1
    const ours = await saysoSide(workbench, people, webProcesses)
    const sides: Side[] = [ours]
    try {
      const other = settings ? await peerSide(settings) : await idealSide(workbench, people, await bytesOf(ours))
      sides.push(other)
      const figures: Figure[] = []
      for (const action of ['page', 'save'] as const) {
        if (action === 'save' && (!ours.save || !other.save)) continue
        for (const connections of CONNECTIONS) {
          workbench.say(`${action}, ${connections} connections …`)
          const measured = await interleave<'ours' | 'other', Round>(quick ? 3 : 12, {
            ours: () => measure(ours, action, connections),
            other: () => measure(other, action, connections),
          })
          figures.push(...compare(ours, other, action, connections, measured))
        }
      }
      for (const side of sides) figures.push(...(await memoryOf(side)))
      return figures
    } finally {
      for (const side of sides) await side.stop()
    }
  },
}

async function bytesOf({ origin, page }: Side): Promise<number> {
  return (await (await fetch(origin + page())).arrayBuffer()).byteLength
}

const SECONDS = 2

async function measure(side: Side, action: Action, connections: number): Promise<Round> {
  const before = await usedBy(side)
  const result = await autocannon({
    url: side.origin,
    connections,
    duration: SECONDS,
    headers: LOAD_HEADERS,
    requests: [action === 'page' ? pageRequest(side) : saveRequest(side)],
  })
  const { errors, timeouts, latency, duration } = result
  const failed = errors + timeouts + result['4xx'] + result['5xx']
  if (failed > 0) throw new Error(`${side.name}: ${failed} requests of ${action} failed`)
  const count = result['2xx'] + result['3xx']
  if (count === 0) throw new Error(`${side.name} answered nothing in ${SECONDS} s: the machine has too much else to do`)
  const after = await usedBy(side)
  const cpu = Object.entries(after).map(([name, seconds]) => [name, (1e6 * (seconds - (before[name] ?? 0))) / count])
  const { p50, p99 } = latency
  return { perSecond: count / duration, p50, p99, cpu: Object.fromEntries(cpu) as Record<string, number> }
}

const pageRequest = ({ page }: Side): LoadRequest => ({
  method: 'GET',
  path: page(),
  setupRequest: (request) => ({ ...request, path: page() }),
})

const saveRequest = ({ save }: Side): LoadRequest => ({
  method: 'POST',
  path: '/',
  setupRequest: (request) => ({
    ...request,
    ...save?.(),
    headers: { ...LOAD_HEADERS, 'content-type': 'application/x-www-form-urlencoded' },
  }),
})

async function usedBy(side: Side): Promise<Record<string, number>> {
  if (!canMeasureProcesses) return {}
  const processes = Object.entries(await side.processes())
  return Object.fromEntries(processes.map(([name, pids]) => [name, secondsOf(pids)]))
}

function compare(
  ours: Side,
  other: Side,
  action: Action,
  connections: number,
  measured: Record<'ours' | 'other', Round[]>,
): Figure[] {
  const of = (side: 'ours' | 'other', what: 'perSecond' | 'p50' | 'p99') => measured[side].map((round) => round[what])
  const middle = (side: 'ours' | 'other', what: 'p50' | 'p99') => median(of(side, what)).toFixed(1)
  const { ratio, spread } = ratioOf(of('ours', 'perSecond'), of('other', 'perSecond'))
  const rates = `${median(of('ours', 'perSecond')).toFixed(0)} against ${median(of('other', 'perSecond')).toFixed(0)} requests/s`
  const times = `p50 ${middle('ours', 'p50')} against ${middle('other', 'p50')} ms, p99 ${middle('ours', 'p99')} against ${middle('other', 'p99')} ms`
  const method = `${rates}; ${times}; processor time of a request: ${cpuOf(ours, measured.ours)}; ${cpuOf(other, measured.other)}; ${connections} connections, ${SECONDS} s a side, sides in turn; ${spread}`
  return [plainFigure(`${action}, ${connections} connections: ${ours.name} / ${other.name}`, ratio, '×', method)]
}

function cpuOf({ name }: Side, rounds: readonly Round[]): string {
  const kinds = Object.keys(rounds[0]?.cpu ?? {})
  const parts = kinds.map((kind) => `${kind} ${median(rounds.map(({ cpu }) => cpu[kind] ?? 0)).toFixed(0)} µs`)
  return `${name}: ${parts.join(', ') || 'unknown'}`
}

async function memoryOf(side: Side): Promise<Figure[]> {
  if (!canMeasureProcesses) return []
  return Object.entries(await side.processes()).map(([kind, pids]) =>
    plainFigure(
      `memory of ${side.name} after load: ${kind}`,
      megabytesOf(pids),
      'MB',
      `${pids.length} processes; what several share is counted in parts (proportional set size)`,
    ),
  )
}
