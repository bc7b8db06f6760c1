import { describe, expect, test } from 'vitest'
import { SEED } from '@/testing/seeded'
import { eBenjaminiHochberg } from './e-bh'
import {
  evidence,
  evidences,
  expectedIn,
  interval,
  logE,
  lowerBound,
  STATE_THETA,
  type Stratum,
  THETAS,
} from './e-process'
import { RunningEvidence } from './running'
import { dice } from './simulation'
import { judge, verdictOf } from './verdict'

const stratum = (n: number, B: number, K: number, R: number): Stratum => ({ n, B, K, R })
const times = (count: number, one: Stratum) => Array.from({ length: count }, () => one)

const VECTORS: [string, Stratum[], number, number][] = [
  ['two days and a part', [...times(2, stratum(500, 14_500, 4, 29)), stratum(379, 14_500, 4, 29)], 1.25, 122.42],
  ['three days', times(3, stratum(500, 14_500, 4, 29)), 1, 393.37],
  ['five ordinary days', times(5, stratum(500, 14_500, 1, 29)), 1.25, 0.0768],
  ['one large day', [stratum(5000, 145_000, 40, 290)], 2, 192.67],
]

/** L(θ) as docs/template-watch.md writes it. */
function likelihood(strata: readonly Stratum[], m: number, theta: number): number {
  let sum = 0
  let refusals = 0
  for (const { n, B, K, R } of strata) {
    const q = m * n + B === 0 ? 0 : (m * n) / (m * n + B)
    refusals += K
    sum -= (K + R) * Math.log(1 + q * (theta - 1))
  }
  return sum + refusals * Math.log(theta)
}

function plainLogE(strata: readonly Stratum[], m: number): number {
  const logs = THETAS.map((theta) => likelihood(strata, m, theta))
  const most = Math.max(...logs)
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0)) - Math.log(48)
}

describe('the evidence', () => {
  test.each(VECTORS)('is that of the published vector: %s', (_, strata, m, expected) => {
    const digits = expected < 1 ? 4 : 2
    expect(evidence(strata, m).toFixed(digits)).toBe(expected.toFixed(digits))
  })

  test('is what its formula says, to the last digit, of any days', () => {
    const roll = dice(SEED)
    const upTo = (most: number) => Math.floor(roll() * (most + 1))
    for (let round = 0; round < 200; round++) {
      const strata = Array.from({ length: upTo(90) }, () => {
        const [n, B] = [upTo(3) * upTo(500), upTo(2) * upTo(20_000)]
        return stratum(n, B, upTo(Math.min(n, 9)) * upTo(1), upTo(Math.min(B, 60)) * upTo(1))
      })
      const m = 0.1 + 4 * roll()
      expect({ round, log: logE(strata, m) }).toEqual({ round, log: plainLogE(strata, m) })
      const { logE: spread, logEState } = evidences(strata, m)
      expect(spread).toBe(plainLogE(strata, m))
      const both = Math.exp(spread) / 2 + Math.exp(likelihood(strata, m, STATE_THETA)) / 2
      expect(Math.exp(logEState) / both).toBeCloseTo(1, 9)
    }
  })

  test('of the state is the mean of it and of one ratio of 2.6 times what is asked about', () => {
    const [first, , third] = VECTORS
    // 122.42 of the 48 ratios, and 273.44 of the one.
    expect(Math.exp(evidences(first?.[1] ?? [], 1.25).logEState)).toBeCloseTo(197.93, 2)
    expect(Math.exp(evidences(third?.[1] ?? [], 1.25).logEState)).toBeLessThan(0.1)
  })

  test('falls as the ratio that is asked about grows, and is 1 without a refusal', () => {
    const strata = times(3, stratum(500, 14_500, 4, 29))
    const values = [0.5, 1, 1.25, 2, 4, 8].map((m) => logE(strata, m))
    expect(values).toEqual(values.toSorted((a, b) => b - a))
    expect(evidence([stratum(500, 14_500, 0, 0)], 1)).toBeCloseTo(1, 12)
    expect(evidence([], 1)).toBeCloseTo(1, 12)
  })

  test('stays a number with a million refusals, where its exponent overflows', () => {
    const strata = [stratum(1e8, 1e9, 1e6, 1e6)]
    expect(logE(strata, 1)).toBeGreaterThan(1000)
    expect(Number.isFinite(logE(strata, 1))).toBe(true)
    expect(verdictOf(judge(strata)).e).toBe(1e300)
  })

  test('is the same kept up refusal by refusal, in any order, and after deliveries were added', () => {
    const [all] = VECTORS
    if (!all) throw new Error('no vector')
    const running = new RunningEvidence(1.25)
    for (const [day, { n, B, K, R }] of all[1].entries()) {
      running.set(`${day}`, stratum(n / 2, B / 2, 0, 0))
      for (let i = 0; i < R; i++) running.refusal(`${day}`, 'R')
      for (let i = 0; i < K - 1; i++) running.refusal(`${day}`, 'K')
      running.set(`${day}`, stratum(n, B, K - 1, R))
      running.refusal(`${day}`, 'K')
    }
    const { logE: spread, logEState } = evidences(all[1], 1.25)
    expect(running.evidences().logE).toBeCloseTo(spread, 9)
    expect(running.evidences().logEState).toBeCloseTo(logEState, 9)
    expect(running.most()).toBeGreaterThan(Math.max(spread, logEState))
  })

  test('a stratum without a rest, or without the template, says nothing', () => {
    expect(evidence([stratum(500, 0, 40, 0)], 1)).toBeCloseTo(1, 12)
    expect(evidence([stratum(0, 500, 0, 40)], 1)).toBeCloseTo(1, 12)
    expect(interval([stratum(500, 0, 40, 0)])).toBeNull()
  })
})

describe('the bounds', () => {
  test('the lower bound is the ratio at which the evidence is 100', () => {
    const strata = [stratum(5000, 145_000, 40, 290)]
    const bound = lowerBound(strata, 100) ?? 0
    expect(bound).toBeGreaterThan(2)
    expect(evidence(strata, bound)).toBeCloseTo(100, 4)
    expect(lowerBound([stratum(500, 14_500, 1, 29)], 100)).toBeNull()
  })

  test('the interval holds the ratio of the figures, and is narrower with more of them', () => {
    const of = (scale: number) => interval([stratum(5000 * scale, 145_000 * scale, 40 * scale, 290 * scale)])
    const [small, large] = [of(1), of(100)]
    for (const found of [small, large]) {
      expect(found?.low).toBeLessThan(4)
      expect(found?.high).toBeGreaterThan(4)
    }
    expect((large?.high ?? 9) - (large?.low ?? 0)).toBeLessThan((small?.high ?? 0) - (small?.low ?? 9))
    expect(interval([stratum(5000, 145_000, 0, 290)])?.low).toBe(0)
  })

  test('where nobody of the rest refused, the interval has an end that JSON can hold', () => {
    const found = interval([stratum(1000, 1000, 9, 0)])
    expect(found?.high).toBe(1e6)
    expect(JSON.parse(JSON.stringify(found))).toEqual(found)
  })

  test('what the rest would have had in its place', () => {
    expect(expectedIn([stratum(500, 14_500, 9, 29), stratum(10, 0, 1, 0)])).toBeCloseTo(1, 12)
  })
})

describe('a judgement', () => {
  const day = stratum(500, 14_500, 4, 29)
  test('says too little of three deliveries, and of two refusals', () => {
    expect(judge([stratum(3, 14_500, 2, 29)]).state).toBe('too_little')
    expect(judge([stratum(3, 14_500, 3, 29)]).state).not.toBe('too_little')
    expect(judge([]).state).toBe('too_little')
    expect(judge(times(2, stratum(500, 14_500, 1, 29))).state).toBe('fine')
  })

  test('four times as many refusals become watch, then harming', () => {
    expect(judge(times(2, day)).state).toBe('watch')
    const harming = judge([...times(2, day), stratum(379, 14_500, 4, 29)])
    expect(harming.state).toBe('harming')
    expect(verdictOf(harming).atLeastTwice).toBe(false)
    expect(verdictOf(judge(times(10, day))).atLeastTwice).toBe(true)
  })

  test('a state is left only at less evidence than it was entered at', () => {
    const between = times(5, stratum(500, 14_500, 3, 29))
    expect(judge(between).state).toBe('watch')
    expect(judge(between, 'harming').state).toBe('harming')
    expect(judge(times(10, stratum(500, 14_500, 1, 29)), 'harming').state).toBe('fine')
  })

  test('a template that is the only one is compared with its own earlier days, and says so', () => {
    const calm = times(21, stratum(1000, 0, 2, 0))
    const alone = judge([...calm, ...times(7, stratum(1000, 0, 12, 0))])
    expect(alone).toMatchObject({ state: 'harming', comparedWith: 'own_past', seen: 84, expected: 14, delivered: 7000 })
    expect(judge([...calm, ...times(7, stratum(1000, 0, 2, 0))])).toMatchObject({ state: 'fine' })
    expect(judge(times(20, stratum(1000, 0, 9, 0)))).toMatchObject({ state: 'too_little', ratio: null })
  })
})

test('e-BH names only as many as the whole board allows', () => {
  const logs = (values: number[]) => values.map(Math.log)
  expect([...eBenjaminiHochberg(logs([300, 1, 200, 1]), 0.05)].toSorted((a, b) => a - b)).toEqual([0, 2])
  // 20/0.05 = 400 is not reached by one alone, 200 each would be by two.
  expect([...eBenjaminiHochberg(logs([390, ...Array.from({ length: 19 }, () => 1)]), 0.05)]).toEqual([])
  expect([...eBenjaminiHochberg([], 0.05)]).toEqual([])
})
