import { expect, test } from 'vitest'
import { FlightLimit } from './flight-limit'

function after(...batches: [served: number, tookMs: number][]): number {
  const limit = new FlightLimit()
  for (const [served, tookMs] of batches) limit.note(served, tookMs)
  return limit.most
}

test('a backend that is not known, or takes few in five seconds, has 200 in flight', () => {
  expect(after()).toBe(200)
  expect(after([200, 5000])).toBe(200)
  expect(after([200, 60_000])).toBe(200)
})

test('a fast backend has as many in flight as it takes in five seconds, and never more than 600', () => {
  expect(after([200, 2500])).toBe(400)
  expect(after([200, 100])).toBe(600)
  expect(after([200, 0])).toBe(600)
})

test('a few contacts say nothing, and a batch of which nothing was taken ends the larger limit', () => {
  expect(after([5, 10])).toBe(200)
  expect(after([200, 100], [5, 10])).toBe(600)
  expect(after([200, 100], [0, 100])).toBe(200)
  expect(after([200, 100], [600, 30_000])).toBe(200)
})
