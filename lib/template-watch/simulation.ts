import { RunningEvidence } from './running'
import { HARM_E, HARM_RATIO, HARM_SHRUNKEN, judge, SHRINK } from './verdict'

/** A business whose truth is known, for tests and the bench: what does the watch say of it? */
export interface World {
  /** Refusals of one delivery of an ordinary template. */
  baseline: number
  /** Deliveries a day, of the template and of the rest. */
  n: number
  B: number
  days: number
  /** How many times as often the template is refused. */
  ratio: number
  /** The deviation of ln of its ratio, from template to template. */
  spread: number
  /** The deviation of ln of the rate from day to day, of all templates alike. */
  noise: number
  /** The same of the template alone: nothing cancels it. */
  ownNoise: number
}

export const WORLD: World = {
  baseline: 0.002,
  n: 500,
  B: 14_500,
  days: 90,
  ratio: 1,
  spread: 0,
  noise: 0,
  ownNoise: 0,
}

/** When a template was called harming, watched at each of its refusals. */
export interface Flagged {
  refusals: number
  deliveries: number
}

/** Returns a source of random numbers from 0 to 1 (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

function normal(roll: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll())
}

function poisson(roll: () => number, mean: number): number {
  // Of large means in parts, because exp of a large number is zero.
  let [left, count] = [mean, 0]
  for (; left > 30; left -= 30) count += poisson(roll, 30)
  const limit = Math.exp(-left)
  for (let product = roll(); product > limit; product *= roll()) count += 1
  return count
}

/** Returns a factor with the mean 1 whose logarithm has this deviation. */
const wobble = (roll: () => number, deviation: number) =>
  deviation === 0 ? 1 : Math.exp(deviation * normal(roll) - (deviation * deviation) / 2)

/** Lives through a world. Returns when its template was called harming first; null: never. */
export function simulate(world: World, roll: () => number): Flagged | null {
  const { baseline, n, B, days } = world
  const ratio = world.ratio * wobble(roll, world.spread)
  const running = new RunningEvidence(HARM_RATIO)
  let [seen, expected] = [0, 0]
  for (let day = 0; day < days; day++) {
    const rate = baseline * wobble(roll, world.noise)
    const own = rate * ratio * wobble(roll, world.ownNoise)
    let [K, R] = [poisson(roll, n * own), poisson(roll, B * rate)]
    const key = String(day)
    running.set(key, { n, B, K: 0, R: 0 })
    // The refusals of a day come in any order: how many of the rest come before the next of the template?
    for (let others = 0; K > 0; others = 0) {
      while (R > 0 && roll() * (K + R) >= K) [R, others] = [R - 1, others + 1]
      if (others > 0) running.refusal(key, 'R', others)
      running.refusal(key, 'K')
      K -= 1
      seen += 1
      expected += (others * n) / B
      if (isHarming(running, seen, expected)) return { refusals: seen, deliveries: (day + 1) * n }
    }
    if (R > 0) running.refusal(key, 'R', R)
    expected += (R * n) / B
  }
  return null
}

function isHarming(running: RunningEvidence, seen: number, expected: number): boolean {
  const wanted = Math.log(HARM_E)
  if (running.most() < wanted || (seen + SHRINK) / (expected + SHRINK) < HARM_SHRUNKEN) return false
  return running.evidences().logEState >= wanted
}

/**
 * Lives through a world with no other template for twice its days, looking at the end of each day of the second half.
 * From the day `turnsOn` the template is refused `ratio` times as often. Returns on which day after that it was called
 * harming first, which is not positive if it was before; null: never.
 */
export function simulateAlone(world: World, turnsOn: number, roll: () => number): number | null {
  const strata: { n: number; B: number; K: number; R: number }[] = []
  for (let day = 0; day < world.days * 2; day++) {
    const rate = world.baseline * wobble(roll, world.noise) * (day >= turnsOn ? world.ratio : 1)
    strata.push({ n: world.n, B: 0, K: poisson(roll, world.n * rate), R: 0 })
    if (day < world.days) continue
    if (judge(strata.slice(-world.days)).state === 'harming') return day - turnsOn + 1
  }
  return null
}

export interface Outcome {
  runs: number
  /** The share of runs in which the template was ever called harming. */
  flagged: number
  /** The share of runs in which that was before this refusal, and within these deliveries. */
  early: number
  soon: number
  /** The median of the refusals until then, of the runs in which it was. */
  medianRefusals: number
}

/** Lives through many worlds from one seed. */
export function simulateMany(
  world: Partial<World>,
  { runs, seed, before, within }: { runs: number; seed: number; before: number; within: number },
): Outcome {
  const roll = dice(seed)
  const flagged = Array.from({ length: runs }, () => simulate({ ...WORLD, ...world }, roll)).filter(
    (one) => one !== null,
  )
  const share = (fits: (one: Flagged) => boolean) => flagged.filter(fits).length / runs
  const refusals = flagged.map((one) => one.refusals).toSorted((a, b) => a - b)
  return {
    runs,
    flagged: flagged.length / runs,
    early: share((one) => one.refusals < before),
    soon: share((one) => one.deliveries <= within),
    medianRefusals: refusals[Math.floor(refusals.length / 2)] ?? 0,
  }
}
