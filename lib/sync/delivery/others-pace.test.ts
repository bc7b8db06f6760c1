import { expect, test } from 'vitest'
import { OthersPace } from './others-pace'

const T = 1_000_000
const REST = 5000

test('where few refuse, the others are claimed at once, however often', () => {
  const pace = new OthersPace(REST)
  for (const refusals of [0, 1, 24]) {
    pace.note(T, refusals, 'all')
    expect(pace.mayClaim(T)).toBe(true)
  }
})

test('while many refuse, the others are claimed once in the given time, and then all of them', () => {
  const pace = new OthersPace(REST)
  pace.note(T, 100, 'some')
  expect(pace.mayClaim(T)).toBe(true)
  pace.note(T, 100, 'all')
  for (let at = T; at < T + REST; at += 500) {
    expect(pace.mayClaim(at)).toBe(false)
    pace.note(at, 100, 'none')
  }
  expect(pace.mayClaim(T + REST)).toBe(true)
})

test('once few refuse, nothing is held back any longer', () => {
  const pace = new OthersPace(REST)
  pace.note(T, 25, 'all')
  pace.note(T + 500, 24, 'none')
  expect(pace.mayClaim(T + 999)).toBe(false)
  expect(pace.isPressed(T + 999)).toBe(true)
  expect(pace.mayClaim(T + 1000)).toBe(true)
  expect(pace.isPressed(T + 1000)).toBe(false)
})

test('after the clock was set back, nothing waits until it has caught up', () => {
  const pace = new OthersPace(REST)
  pace.note(T, 100, 'all')
  const back = T - 3_600_000
  expect(pace.mayClaim(back)).toBe(true)
  pace.note(back, 100, 'all')
  expect(pace.mayClaim(back)).toBe(false)
  expect(pace.mayClaim(back + REST)).toBe(true)
})
