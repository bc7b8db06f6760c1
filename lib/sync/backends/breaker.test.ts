import { expect, test } from 'vitest'
import { Breaker } from './breaker'

test('one contact that always fails is no failure of the backend', () => {
  const breaker = new Breaker()
  for (let at = 0; at < 20; at++) breaker.note('same', false, at)
  expect(breaker.allows(20, 100)).toBe(100)
})

test('when all contacts fail, one at a time is tried after growing waits, and a success ends that', () => {
  const breaker = new Breaker()
  for (const id of ['a', 'b', 'c', 'd']) breaker.note(id, false, 0)
  expect(breaker.suspects).toBe(true)
  expect(breaker.allows(700, 100)).toBe(0)
  expect(breaker.allows(1000, 100)).toBe(1)
  for (let now = 1000; now < 500_000; now += 30_000) breaker.note('e', false, now)
  expect(breaker.allows(481_000 + 22_000, 100)).toBe(0)
  expect(breaker.allows(481_000 + 30_000, 100)).toBe(1)
  breaker.note('a', true, 500_000)
  expect(breaker.allows(500_000, 100)).toBe(100)
})

test('after the clock was set back, the next contact is tried at once', () => {
  const breaker = new Breaker()
  const at = 10_000_000
  for (const id of ['a', 'b', 'c']) breaker.note(id, false, at)
  expect(breaker.allows(at, 100)).toBe(0)
  const back = at - 3_600_000
  expect(breaker.allows(back, 100)).toBe(1)
  breaker.note('a', false, back)
  expect(breaker.allows(back, 100)).toBe(0)
  expect(breaker.allows(back + 30_000, 100)).toBe(1)
})
