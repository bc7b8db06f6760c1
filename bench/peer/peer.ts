import { type Bench, type Figure, plainFigure } from '@/bench/bench'
import { interleave, median, ratioOf } from '@/bench/compare'
import { freshDatabase } from '@/bench/data/databases'
import { type Action, measure, type Round, SECONDS } from './measure'
import { canMeasureProcesses, megabytesOf, sum } from './processes'
import { savedOf } from './saved'
import { idealSide, peerOf, peerSide, saysoSide, type Side, type Size } from './sides'

/** As many people as it takes that nobody comes to the limit of acts of one person while the bench runs. */
const SIZES = { quick: { contacts: 10_000, people: 1000 }, full: { contacts: 100_000, people: 20_000 } }
const CONNECTIONS = [16, 64] as const
/** Rounds of each side that do not count, before each action: V8 compiles what has run some thousand times. */
const WARM_UP = { quick: 0, full: 8 }

/**
 * Opens pages and saves, side by side with another server: the peer that the environment names, or else the ideal in
 * the same language.
 */
export const peer: Bench = {
  name: 'peer',
  async run(workbench) {
    const { quick } = workbench
    const size: Size = quick ? SIZES.quick : SIZES.full
    const settings = peerOf(process.env)
    // Against a peer both have all cores. The ideal is one process, so Sayso has one as well.
    const webProcesses = settings ? Number(process.env['WEB_CONCURRENCY'] || 2) : 1
    const database = await freshDatabase(workbench, 'run_peer', size.contacts)
    const ours = await saysoSide(workbench, database, size.people, webProcesses)
    const sides: Side[] = [ours]
    try {
      const other = settings ? await peerSide(settings) : await idealSide(workbench, size, await bytesOf(ours))
      sides.push(other)
      const figures: Figure[] = []
      const answered = { ours: 0, other: 0 }
      const before = { ours: (await ours.saved?.()) ?? 0, other: (await other.saved?.()) ?? 0 }
      for (const action of ['page', 'save'] as const) {
        if (action === 'save' && (!ours.save || !other.save)) continue
        const act = async (name: 'ours' | 'other', side: Side, connections: number): Promise<Round> => {
          const round = await measure(side, action, connections)
          if (action === 'save') answered[name] += round.count
          return round
        }
        const warmUp = quick ? WARM_UP.quick : WARM_UP.full
        for (let round = 0; round < warmUp; round++)
          for (const [name, side] of [
            ['ours', ours],
            ['other', other],
          ] as const)
            await act(name, side, CONNECTIONS[0])
        for (const connections of CONNECTIONS) {
          workbench.say(`${action}, ${connections} connections …`)
          const measured = await interleave<'ours' | 'other', Round>(quick ? 3 : 12, {
            ours: () => act('ours', ours, connections),
            other: () => act('other', other, connections),
          })
          figures.push(...compare(ours, other, action, connections, measured))
        }
      }
      figures.push(...(await savedOf(ours, before.ours, answered.ours)))
      figures.push(...(await savedOf(other, before.other, answered.other)))
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
  const between = (unit: string, what: (side: 'ours' | 'other') => string) =>
    `${what('ours')} against ${what('other')} ${unit}`
  const method = [
    between('requests/s', (side) => median(of(side, 'perSecond')).toFixed(0)),
    `p50 ${between('ms', (side) => middle(side, 'p50'))}, p99 ${between('ms', (side) => middle(side, 'p99'))}`,
    `processor time of a request: ${cpuOf(ours, measured.ours)}`,
    cpuOf(other, measured.other),
    `${connections} connections, ${SECONDS} s a side, sides in turn`,
    spread,
  ].join('; ')
  return [plainFigure(`${action}, ${connections} connections: ${ours.name} / ${other.name}`, ratio, '×', method)]
}

function cpuOf({ name }: Side, rounds: readonly Round[]): string {
  const kinds = Object.keys(rounds[0]?.cpu ?? {})
  const parts = kinds.map((kind) => `${kind} ${median(rounds.map(({ cpu }) => cpu[kind] ?? 0)).toFixed(0)} µs`)
  return `${name}: ${parts.join(', ') || 'unknown'}`
}

async function memoryOf(side: Side): Promise<Figure[]> {
  if (!canMeasureProcesses) return []
  return Object.entries(await side.processes()).map(([kind, pids]) => {
    const resident = megabytesOf(pids, 'Rss')
    const proportional = sum(megabytesOf(pids, 'Pss')).toFixed(0)
    return plainFigure(
      `memory of ${side.name} after load: ${kind}`,
      sum(resident),
      'MB',
      `resident, ${pids.length} processes: ${resident.map((each) => each.toFixed(0)).join(' + ')}; ${proportional} MB when what several share is counted in parts (proportional set size)`,
    )
  })
}
