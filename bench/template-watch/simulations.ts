import type { Figure } from '@/bench/bench'
import { dice, simulateAlone, simulateMany, type World, WORLD } from '@/lib/template-watch/simulation'

const SEED = 20_261_129

interface Case {
  what: string
  world: Partial<World>
  /** What is measured of the runs: the share that was ever called harming, early, or soon. */
  share: 'flagged' | 'early' | 'soon'
  before?: number
  aim: { least?: number; most?: number } | null
}

const CASES: readonly Case[] = [
  { what: '4×: before the 25th refusal', world: { ratio: 4 }, share: 'early', before: 25, aim: { least: 0.95 } },
  { what: '4×: within 5,000 deliveries', world: { ratio: 4 }, share: 'soon', aim: { least: 0.99 } },
  { what: '10×: before the 12th refusal', world: { ratio: 10 }, share: 'early', before: 12, aim: { least: 0.95 } },
  { what: '3×: ever in 90 days', world: { ratio: 3 }, share: 'flagged', aim: null },
  { what: '2×: ever in 90 days', world: { ratio: 2 }, share: 'flagged', aim: null },
  { what: 'good, spread 0.2', world: { spread: 0.2 }, share: 'flagged', aim: { most: 0.01 } },
  { what: 'good, spread 0.2, days 0.4', world: { spread: 0.2, noise: 0.4 }, share: 'flagged', aim: { most: 0.01 } },
  { what: 'good, spread 0.2, own days 0.4', world: { spread: 0.2, ownNoise: 0.4 }, share: 'flagged', aim: null },
  { what: 'good, spread 0.2, own days 0.8', world: { spread: 0.2, ownNoise: 0.8 }, share: 'flagged', aim: null },
  { what: '1.5×', world: { ratio: 1.5 }, share: 'flagged', aim: { most: 0.05 } },
  { what: '1.5×, days 0.4', world: { ratio: 1.5, noise: 0.4 }, share: 'flagged', aim: { most: 0.05 } },
]

/** Lives through businesses whose truth is known. Returns the share of runs of which the watch said something. */
export function simulations(quick: boolean): Figure[] {
  const runs = quick ? 500 : 5000
  const figures = CASES.map(({ what, world, share, before = 25, aim }): Figure => {
    const outcome = simulateMany(world, { runs, seed: SEED, before, within: 5000 })
    const value = outcome[share]
    const method = `${runs} runs of 90 days: 2 refusals in 1,000, 500 deliveries a day against 14,500, watched at each refusal; median ${outcome.medianRefusals} refusals until harming`
    return { ...shareFigure(what, value, method), ...(aim ? { target: targetOf(value, aim) } : {}) }
  })
  const alone = quick ? 20 : 200
  const world = { ...WORLD, n: 5000 }
  const roll = dice(SEED)
  const share = (ratio: number, turnsOn: number, fits: (day: number) => boolean) =>
    Array.from({ length: alone }, () => simulateAlone({ ...world, ratio }, turnsOn, roll)).filter(
      (day) => day !== null && fits(day),
    ).length / alone
  const how = `${alone} runs: 5,000 deliveries a day and no other template, judged at the end of each of 90 days`
  return [
    ...figures,
    shareFigure(
      'alone, good: ever harming',
      share(1, Number.MAX_SAFE_INTEGER, () => true),
      how,
    ),
    shareFigure(
      'alone, 4× from day 30: within 7 days',
      share(4, 120, (day) => day > 0 && day <= 7),
      how,
    ),
  ]
}

function shareFigure(what: string, value: number, method: string): Figure {
  return { what, shown: `${(100 * value).toFixed(1)} %`, value, unit: 'ratio', method }
}

function targetOf(value: number, { least, most }: NonNullable<Case['aim']>): NonNullable<Figure['target']> {
  if (least !== undefined) return { text: `≥ ${100 * least} %`, met: value >= least }
  return { text: `≤ ${100 * (most ?? 1)} %`, met: value <= (most ?? 1) }
}
