import { expect, test } from 'vitest'
import { simulateMany } from './simulation'

// What the watch says of businesses whose truth is known: 2 refusals in 1,000 deliveries, 500 deliveries a day of the
// template and 14,500 of the rest, watched at each refusal for 90 days. `npm run bench -- template-watch` prints more.

const lived = (world: Parameters<typeof simulateMany>[0], before = 25, runs = 1000) =>
  simulateMany(world, { runs, seed: 20_261_129, before, within: 5000 })

test('four times as many refusals are called harming before the 25th in 95 of 100 runs, and soon in nearly all', () => {
  const { early, soon } = lived({ ratio: 4 })
  expect(early).toBeGreaterThanOrEqual(0.95)
  expect(soon).toBeGreaterThanOrEqual(0.99)
})

test('ten times as many are called harming before the 12th in 95 of 100 runs', () => {
  expect(lived({ ratio: 10 }, 12).early).toBeGreaterThanOrEqual(0.95)
})

test.each([0, 0.4])('of 1,000 good templates at most 10 are ever called harming, days wobbling by %d', (noise) => {
  expect(lived({ spread: 0.2, noise }).flagged).toBeLessThanOrEqual(0.01)
})

test('half as many again are called harming in at most 5 of 100 runs', () => {
  expect(lived({ ratio: 1.5 }).flagged).toBeLessThanOrEqual(0.05)
})

test('days that wobble for the template alone raise false alarms, to less than 3 in 100', () => {
  const { flagged } = lived({ spread: 0.2, ownNoise: 0.4 })
  expect(flagged).toBeLessThan(0.03)
})
