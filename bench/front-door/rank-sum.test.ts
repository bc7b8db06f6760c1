import { expect, test } from 'vitest'
import { rankSum } from './rank-sum'

test('the score is that of the textbook, with and without ties', () => {
  // Without ties: U = 3 of 5 × 5, mean 12.5, variance 5 × 5 × 11 / 12.
  expect(rankSum([1, 2, 3, 4, 8], [5, 6, 7, 9, 10]).z).toBeCloseTo((3 - 12.5) / Math.sqrt(275 / 12), 10)
  expect(rankSum([1, 1, 2], [1, 2, 2]).z).toBeCloseTo(-1.5 / Math.sqrt((9 / 12) * (7 - 48 / 30)), 10)
})

test('the probability is that of the normal distribution', () => {
  const evenly = (from: number) => Array.from({ length: 500 }, (_, place) => from + place)
  expect(rankSum(evenly(0), evenly(0.5)).p).toBeGreaterThan(0.9)
  expect(rankSum(evenly(0), evenly(100)).p).toBeLessThan(1e-6)
})

test('which sample comes first changes the sign alone', () => {
  const [one, other] = [
    [3, 1, 4, 1, 5],
    [9, 2, 6, 5, 3],
  ]
  expect(rankSum(one, other).z).toBeCloseTo(-rankSum(other, one).z, 12)
  expect(rankSum(one, other).p).toBeCloseTo(rankSum(other, one).p, 12)
})
