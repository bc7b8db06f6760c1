import { expect, test } from 'vitest'
import { rateLimit } from './rate-limit'

test('a key may do so much in its window, and as much again in the next; another key is not touched', () => {
  let at = 0
  const take = rateLimit(2, 60, { now: () => at })
  expect(take('a')).toEqual({ allowed: true, limit: 2, remaining: 1, resetSeconds: 60 })
  at = 59_000
  expect(take('a')).toEqual({ allowed: true, limit: 2, remaining: 0, resetSeconds: 1 })
  at = 59_500
  expect(take('a')).toEqual({ allowed: false, limit: 2, remaining: 0, resetSeconds: 1 })
  expect(take('b')).toMatchObject({ allowed: true, remaining: 1 })
  at = 60_000
  expect(take('a')).toEqual({ allowed: true, limit: 2, remaining: 1, resetSeconds: 60 })
})

test('it remembers no more keys than its bound, and forgets the one that was used longest ago', () => {
  const take = rateLimit(1, 60, { now: () => 0, mostKeys: 2 })
  take('a')
  take('b')
  expect(take('a').allowed).toBe(false)
  take('c')
  expect(take('a').allowed).toBe(false)
  expect(take('b').allowed).toBe(true)
})
