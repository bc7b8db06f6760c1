import { expect, test } from 'vitest'
import { isOfFormerHolder } from './former-holders'

test('what was said before the last end of another’s holding is theirs, and from that moment on it is not', () => {
  const former = { until: 200, own: [] }
  expect(isOfFormerHolder(199, former)).toBe(true)
  expect(isOfFormerHolder(200, former)).toBe(false)
  expect(isOfFormerHolder(0, undefined)).toBe(false)
})

test('what was said while the contact itself had the number is its own, from the first moment until before the last', () => {
  const former = {
    until: 400,
    own: [
      { from: 100, until: 200 },
      { from: 300, until: 350 },
    ],
  }
  const theirs = [99, 100, 199, 200, 299, 300, 349, 350, 399, 400].filter((at) => isOfFormerHolder(at, former))
  expect(theirs).toEqual([99, 200, 299, 350, 399])
})

test('a holding that ended before it began, by the clocks of two systems, covers nothing', () => {
  expect(isOfFormerHolder(150, { until: 400, own: [{ from: 200, until: 100 }] })).toBe(true)
})
