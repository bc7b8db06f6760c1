import { expect, test } from 'vitest'
import { Hold } from './hold'

const T = 1_000_000

test('what is held back waits for the time that was said, and a shorter time changes nothing', () => {
  const hold = new Hold()
  expect([hold.lasts(T), hold.leftMs(T)]).toEqual([false, 0])
  expect(hold.extend(T, 1000)).toBe(true)
  expect(hold.extend(T + 100, 900)).toBe(false)
  expect([T, T + 999, T + 1000].map((now) => [hold.lasts(now), hold.leftMs(now)])).toEqual([
    [true, 1000],
    [true, 1],
    [false, 0],
  ])
  expect(hold.extend(T + 100, 901)).toBe(true)
  expect(hold.until).toBe(T + 1001)
  // A clock that is a little slower when it is measured again ends nothing.
  expect([hold.lasts(T - 800), hold.leftMs(T - 800)]).toEqual([true, 1801])
  hold.end()
  expect([hold.lasts(T + 100), hold.lasts(T)]).toEqual([false, false])
})

test('after the clock was set back nothing waits, and what is said then counts', () => {
  const hold = new Hold()
  hold.extend(T, 5000)
  const back = T - 3_600_000
  expect([hold.lasts(back), hold.leftMs(back)]).toEqual([false, 0])
  expect(hold.extend(back, 1000)).toBe(true)
  expect(hold.lasts(back + 999)).toBe(true)
  expect(hold.lasts(back + 1000)).toBe(false)
})
