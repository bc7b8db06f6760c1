import { type Evidences, evidencesIn, STATE_THETA, type Stratum, THETAS } from './e-process'

const ALL = [...THETAS, STATE_THETA]
const LOGS = ALL.map(Math.log)

/** The last share and its logarithms: days often have the same one. The array is never written to. */
let last = { q: Number.NaN, minus: new Float64Array() }

/**
 * The same evidence, kept up to date refusal by refusal. Each stratum keeps what one refusal of the rest, and one of
 * the template, adds to the 49 likelihoods: a refusal costs 49 additions, and a change of the deliveries 49 logarithms.
 */
export class RunningEvidence {
  readonly #m: number
  readonly #strata = new Map<string, { stratum: Stratum; minus: Float64Array }>()
  readonly #sums = new Float64Array(ALL.length)

  constructor(m: number) {
    this.#m = m
  }

  /** Replaces the figures of a stratum. */
  set(key: string, next: Readonly<Stratum>): void {
    const known = this.#strata.get(key)
    const sameShare = known && known.stratum.n === next.n && known.stratum.B === next.B
    const minus = sameShare ? known.minus : this.#minus(next)
    if (known) this.#add(known.stratum, known.minus, -1)
    this.#add(next, minus, 1)
    this.#strata.set(key, { stratum: { ...next }, minus })
  }

  /** Adds refusals of the template (`K`), or of the rest (`R`), to a stratum that is known. */
  refusal(key: string, whose: 'K' | 'R', times = 1): void {
    const known = this.#strata.get(key)
    if (!known) throw new Error('a refusal came before the deliveries of its stratum')
    known.stratum[whose] += times
    for (let j = 0; j < this.#sums.length; j++) {
      const gain = (whose === 'K' ? (LOGS[j] ?? 0) : 0) - (known.minus[j] ?? 0)
      this.#sums[j] = (this.#sums[j] ?? 0) + times * gain
    }
  }

  /** Returns the greatest of the 49 log-likelihood ratios, which no evidence exceeds. */
  most(): number {
    let most = -Infinity
    for (const sum of this.#sums) if (sum > most) most = sum
    return most
  }

  /** Returns both evidences. */
  evidences(): Evidences {
    return evidencesIn(this.#sums)
  }

  #minus({ n, B }: Stratum): Float64Array {
    const whole = this.#m * n + B
    const q = whole === 0 ? 0 : (this.#m * n) / whole
    if (last.q !== q) last = { q, minus: Float64Array.from(ALL, (theta) => Math.log1p(q * (theta - 1))) }
    return last.minus
  }

  #add({ K, R }: Stratum, minus: Float64Array, sign: number): void {
    if (K + R === 0) return
    for (let j = 0; j < this.#sums.length; j++) {
      const value = K * (LOGS[j] ?? 0) - (K + R) * (minus[j] ?? 0)
      this.#sums[j] = (this.#sums[j] ?? 0) + sign * value
    }
  }
}
