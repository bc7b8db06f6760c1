import { createHmac, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { hmacOf, hmacPads } from './hmac'

test.each([0, 1, 20, 32, 63, 64])('it is HMAC-SHA256, with a key of %i bytes', (bytes) => {
  const key = randomBytes(bytes)
  const of = hmacOf(key)
  for (const text of ['', 'a', 'phone:5511987650001', 'ñ'.repeat(500), 'a']) {
    expect(of(text)).toEqual(createHmac('sha256', key).update(text, 'utf8').digest())
  }
})

test('it is made once for each key', () => {
  const key = randomBytes(32)
  expect(hmacOf(key)).toBe(hmacOf(key))
  expect(hmacOf(Buffer.from(key))('a')).toEqual(hmacOf(key)('a'))
})

test('a key that would have to be hashed first is refused', () => {
  expect(() => hmacPads(randomBytes(65), 0)).toThrow(RangeError)
})
