import { expect, test } from 'vitest'
import { rateOf } from './rate'

test.each([
  [41, 4286, { rate: 9.57, low: 7.06, high: 12.95 }],
  [0, 1000, { rate: 0, low: 0, high: 3.83 }],
  [3, 3, { rate: 1000, low: 438.5, high: 1000 }],
])('%i of %i', (optouts, delivered, expected) => {
  const rate = rateOf(optouts, delivered)
  for (const [name, value] of Object.entries(expected))
    expect(rate?.[name as 'rate']).toBeCloseTo(value, value > 100 ? 0 : 1)
})

test('without a delivery there is no rate', () => {
  expect(rateOf(0, 0)).toBeNull()
})
