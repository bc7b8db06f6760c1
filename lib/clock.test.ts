import { expect, test } from 'vitest'
import { isYounger, stillHolds } from './clock'

const at = (now: number) => ({ clock: { now: () => now } })

test('what was read counts for its time, and not when the clock was set back since', () => {
  expect([1000, 1999, 2000, 999].map((now) => isYounger(at(now), 1000, 1000))).toEqual([true, true, false, false])
})

test('what holds until a moment holds until then, and not when the clock was set back since', () => {
  expect([1000, 1999, 2000, 999].map((now) => stillHolds(at(now), 2000, 1000))).toEqual([true, true, false, false])
  expect(stillHolds(at(5000), 0, 1000)).toBe(false)
})
