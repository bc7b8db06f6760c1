import { expect, test } from 'vitest'
import { fields, isoTime, readTime } from './wire'

const FIRST = Date.UTC(2026, 10, 22, 13, 5)

test('times that are written in turns stay what they are', () => {
  for (const instant of [FIRST, FIRST, FIRST + 1, FIRST, 0, FIRST]) {
    expect(isoTime(instant)).toBe(new Date(instant).toISOString())
    expect(readTime(isoTime(instant), 'at')).toBe(instant)
  }
  expect(readTime('2026-11-22T13:05:00.001Z', 'at')).toBe(FIRST + 1)
})

test('a time that was just written is refused in any other form', () => {
  isoTime(FIRST)
  for (const other of ['2026-11-22T13:05:00Z', '2026-11-22T10:05:00.000-03:00', '', FIRST, null, undefined])
    expect(() => readTime(other, 'at')).toThrow('at must be a time')
  for (const other of [Number.NaN, -1, 0.5, 8.64e15]) expect(() => isoTime(other)).toThrow('time must be')
})

test('an object is taken as it is if it has what it must have, and nothing unknown', () => {
  const object = { a: 1, b: null }
  expect(fields(object, 'it', ['a'], ['b', 'c'])).toBe(object)
  expect(fields({ a: 1, x: undefined }, 'it', ['a'])['x']).toBe(undefined)
})

test.each([
  ['a needed field is undefined', { a: undefined, b: 1 }],
  ['a needed field is inherited', Object.create({ a: 1 })],
  ['a field is unknown', { a: 1, x: null }],
  ['one is unknown in the place of one that may be left out', { a: 1, x: 1, b: undefined }],
  ['it is a list', [1]],
  ['it is nothing', null],
])('an object is refused where %s', (_, object) => {
  expect(() => fields(object, 'it', ['a'], ['b'])).toThrow('ledger line: it')
})
