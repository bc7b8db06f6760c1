import { expect, test } from 'vitest'
import { BoundedMap } from './bounded-map'

test('beyond its bound it forgets what was used longest ago, and nothing else', () => {
  const map = new BoundedMap<number>(3)
  for (const [key, value] of Object.entries({ a: 1, b: 2, c: 3 })) map.set(key, value)
  expect(map.get('a')).toBe(1)
  map.set('d', 4)
  expect(['a', 'b', 'c', 'd'].map((key) => map.get(key))).toEqual([1, undefined, 3, 4])
})

test('it never holds more than its bound, whatever is asked and set', () => {
  const map = new BoundedMap<number, number>(10)
  for (let key = 0; key < 1000; key++) {
    map.set(key, key)
    map.get(key % 7)
    expect(map.size).toBeLessThanOrEqual(10)
  }
  expect(map.get(999)).toBe(999)
})

test('a key that is set again is one entry, and the newest', () => {
  const map = new BoundedMap<number>(2)
  map.set('a', 1)
  map.set('b', 2)
  map.set('a', 3)
  map.set('c', 4)
  expect([map.get('a'), map.get('b'), map.get('c'), map.size]).toEqual([3, undefined, 4, 2])
  map.delete('a')
  expect([map.get('a'), map.size]).toEqual([undefined, 1])
})

test('what is remembered is made once, and again after it was forgotten; a key may be null', () => {
  const made: (string | null)[] = []
  const map = new BoundedMap<string, string | null>(2)
  const read = (key: string | null) => map.remember(key, () => `${made.push(key)}`)
  expect([read(null), read(null), read('a'), read('b'), read(null)]).toEqual(['1', '1', '2', '3', '4'])
  expect(made).toEqual([null, 'a', 'b', null])
})
