/**
 * The evidence that a template drives people away more often than the rest of a business's templates: a conditional
 * mixture e-process (Lindon & Malek, arXiv 2011.03567; Lindon & Kallus, arXiv 2410.09282). Within a stratum (one day of
 * delivery and one category), each refusal is one of the template with the probability `q·θ / (1 − q + q·θ)`, whatever
 * the common rate of that day is: so the unknown rate, the weekday and the season cancel. Under "the ratio is at most
 * m", the evidence exceeds 1/α at any time with a probability of at most α (Ville's inequality), however often it is
 * looked at. docs/template-watch.md has the derivation.
 */

/** One day of delivery and category: deliveries and refusals of the template, and of the rest. */
export interface Stratum {
  /** Deliveries of the template. */
  n: number
  /** Deliveries of the rest of the business's templates. */
  B: number
  /** Refusals of the template. */
  K: number
  /** Refusals of the rest. */
  R: number
}

const POINTS = 48
const LEAST = 1.2
const MOST = 16

/** The ratios, as multiples of m, that the evidence is averaged over. */
export const THETAS: readonly number[] = Array.from(
  { length: POINTS },
  (_, j) => LEAST * (MOST / LEAST) ** (j / (POINTS - 1)),
)

/**
 * The one ratio, as a multiple of m, that has half of the weight in the evidence of the state: with m = 1.25 a template
 * that is refused 3.25 times as often as the rest. Decision 0219 says why it is this one.
 */
export const STATE_THETA = 2.6

/** Ratios with what is needed of them for each day, computed once: θ − 1 and ln θ. */
export interface Thetas {
  lessOne: Float64Array
  logs: Float64Array
}

export const thetasOf = (thetas: readonly number[]): Thetas => ({
  lessOne: Float64Array.from(thetas, (theta) => theta - 1),
  logs: Float64Array.from(thetas, (theta) => Math.log(theta)),
})

const SPREAD = thetasOf(THETAS)
/** The same below 1: the evidence that the ratio is smaller than m. */
const BELOW = thetasOf(THETAS.map((theta) => 1 / theta))
const WITH_STATE = thetasOf([...THETAS, STATE_THETA])

/** Returns the logarithm of the mean of what the values are the logarithms of, without overflow. */
export function logMean(values: Float64Array): number {
  let most = -Infinity
  for (const value of values) if (value > most) most = value
  if (!Number.isFinite(most)) return most
  let sum = 0
  for (const value of values) sum += Math.exp(value - most)
  return most + Math.log(sum) - Math.log(values.length)
}

/** Returns the share of the template in what was delivered, if each of its deliveries counts m times. */
const shareOf = ({ n, B }: Stratum, m: number) => (m * n + B === 0 ? 0 : (m * n) / (m * n + B))

/** Returns L(θ) of each θ: the logarithm of how much better it explains who left than the ratio m does. */
function logLikelihoods(strata: readonly Stratum[], m: number, { lessOne, logs }: Thetas): Float64Array {
  const sums = new Float64Array(lessOne.length)
  let refusals = 0
  for (const stratum of strata) {
    const all = stratum.K + stratum.R
    // A day on which nobody left says nothing.
    if (all === 0) continue
    const q = shareOf(stratum, m)
    refusals += stratum.K
    // By the index: this loop is nearly all of the work of judging.
    for (let j = 0; j < sums.length; j++) sums[j] = (sums[j] ?? 0) - all * Math.log(1 + q * (lessOne[j] ?? 0))
  }
  for (let j = 0; j < sums.length; j++) sums[j] = (sums[j] ?? 0) + refusals * (logs[j] ?? 0)
  return sums
}

const logEvidence = (strata: readonly Stratum[], m: number, thetas: Thetas): number =>
  logMean(logLikelihoods(strata, m, thetas))

/** Returns ln e(m): the evidence against "the ratio is at most m". */
export const logE = (strata: readonly Stratum[], m: number): number => logEvidence(strata, m, SPREAD)

/** The logarithms of two evidences against "the ratio is at most m". */
export interface Evidences {
  /** ln e(m). */
  logE: number
  /** ln of the mean of e(m) and the evidence that the ratio is 2.6·m: what the state goes by. */
  logEState: number
}

/** Returns ln e(m), and the evidence that the state goes by. */
export const evidences = (strata: readonly Stratum[], m: number): Evidences =>
  evidencesIn(logLikelihoods(strata, m, WITH_STATE))

/** Returns the evidences, from L(θ) of the 48 ratios and, last, of that of the state. */
export function evidencesIn(likelihoods: Float64Array): Evidences {
  const spread = logMean(likelihoods.subarray(0, POINTS))
  return { logE: spread, logEState: logMean(Float64Array.of(spread, likelihoods[POINTS] ?? -Infinity)) }
}

/** Returns e(m); `Infinity` beyond what a number can hold. */
export const evidence = (strata: readonly Stratum[], m: number): number => Math.exp(logE(strata, m))

/** Returns the largest ratio m with e(m) ≥ `level`; null: even the smallest is not excluded. */
export function lowerBound(strata: readonly Stratum[], level: number, exact = EXACT): number | null {
  // e(m) falls as m grows.
  return lastPositive((m) => logE(strata, m) - Math.log(level), startOf(strata), exact)
}

/** Returns the smallest ratio m that the evidence for a smaller ratio excludes; null: none is excluded. */
function upperBound(strata: readonly Stratum[], level: number): number | null {
  const above = (inverse: number) => logEvidence(strata, 1 / inverse, BELOW) - Math.log(level)
  const inverse = lastPositive(above, 1 / startOf(strata), SHOWN)
  return inverse === null ? null : 1 / inverse
}

/** Returns a ratio near which bounds are looked for. */
function startOf(strata: readonly Stratum[]): number {
  let seen = 0
  for (const { K } of strata) seen += K
  return (seen + 1) / (expectedIn(strata) + 1)
}

/** The smallest and greatest ratio that makes a difference. */
const LEAST_RATIO = 1e-6
export const MOST_RATIO = 1e6
/** A bound is exact to this part of itself; the ends of an interval, which are only shown, to this one. */
const EXACT = 1e-8
const SHOWN = 1e-3
const STEPS_MOST = 100

/**
 * Returns the largest m at which a falling function is not negative, from `start` outwards; null: it always is. The
 * root is found in the logarithm of m by false position (Illinois), which needs a fifth of the steps of halving.
 */
function lastPositive(fall: (m: number) => number, start: number, exact: number): number | null {
  let [low, high] = [start, start]
  let [atLow, atHigh] = [fall(low), 0]
  for (atHigh = atLow; atLow < 0; atLow = fall(low)) {
    if (low < LEAST_RATIO) return null
    ;[high, atHigh] = [low, atLow]
    low /= 4
  }
  for (; atHigh >= 0; atHigh = fall(high)) {
    if (high > MOST_RATIO) return MOST_RATIO
    ;[low, atLow] = [high, atHigh]
    high *= 4
  }
  ;[low, high] = [Math.log(low), Math.log(high)]
  for (let step = 0, moved = ''; step < STEPS_MOST && high - low > exact; step++) {
    // Halving now and then: false position alone may come near from one side only.
    const middle = step % 4 === 3 ? (low + high) / 2 : low + ((high - low) * atLow) / (atLow - atHigh)
    const value = fall(Math.exp(middle))
    if (value === 0) return Math.exp(middle)
    if (value > 0) {
      ;[low, atLow] = [middle, value]
      if (moved === 'low') atHigh /= 2
      moved = 'low'
    } else {
      ;[high, atHigh] = [middle, value]
      if (moved === 'high') atLow /= 2
      moved = 'high'
    }
  }
  return Math.exp(low)
}

/** Each end of an interval at 95 % is wrong in one of 40 cases at most. */
const INTERVAL_LEVEL = 40

/**
 * Returns the interval of the ratio at 95 %, which holds at all times together; null: there is no refusal, or nothing
 * to compare with. An end without a bound is 0 or a million.
 */
export function interval(strata: readonly Stratum[]): { low: number; high: number } | null {
  const compared = strata.filter(({ n, B }) => n > 0 && B > 0)
  if (!compared.some(({ K, R }) => K + R > 0)) return null
  return {
    low: lowerBound(compared, INTERVAL_LEVEL, SHOWN) ?? 0,
    // Where nobody of the rest refused, no ratio is too great. JSON has no infinity.
    high: upperBound(compared, INTERVAL_LEVEL) ?? MOST_RATIO,
  }
}

/** Returns how many refusals the rest would have had in the template's place: Σ R·n/B. */
export function expectedIn(strata: readonly Stratum[]): number {
  let sum = 0
  for (const { n, B, R } of strata) if (B > 0) sum += (R * n) / B
  return sum
}
