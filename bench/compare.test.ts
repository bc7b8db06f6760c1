import { expect, test } from 'vitest'
import { interleave, median, percentile, ratioOf } from './compare'

test('a median is the middle, of an even number the mean of two', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([1, 9, 3, 5])).toBe(4)
  expect(() => median([])).toThrow(RangeError)
})

test('a percentile is a value that occurred, never one between', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1)
  expect(percentile(hundred, 0.99)).toBe(99)
  expect(percentile([7], 0.99)).toBe(7)
})

test('sides take turns, forwards and backwards, and the first round counts for nothing', async () => {
  const order: string[] = []
  let value = 0
  const side = (name: string) => async () => {
    order.push(name)
    return (value += 1)
  }
  const measured = await interleave(2, { a: side('a'), b: side('b') })
  expect(order.join('')).toBe('abbaab')
  expect(measured).toEqual({ a: [4, 5], b: [3, 6] })
})

test('a ratio compares values of the same round', () => {
  expect(ratioOf([50, 10, 30], [100, 20, 40])).toEqual({ ratio: 0.5, spread: '50–75 % over 3 rounds' })
})
