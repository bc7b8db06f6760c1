import fc from 'fast-check'
import { expect, test } from 'vitest'
import { whenReader } from './read-when'

const read = whenReader('America/Sao_Paulo')
const moments = fc.integer({ min: -86_400_000, max: Date.UTC(9999, 11, 31, 23, 59, 59, 999) })

test('a time as JavaScript writes it is read as the same time in any other form', () => {
  fc.assert(
    fc.property(moments, fc.constantFrom('yes' as const, 'no' as const), (at, side) => {
      const text = new Date(at).toISOString()
      expect(read(text, side)).toBe(read(text.toLowerCase(), side))
      expect(read(text, side)).toBe(read(text.replace('Z', '+00:00'), side))
    }),
  )
})

const digits = (length: number, most: number) =>
  fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(length, '0'))
/** Most of these are no times: a month has 40 days, an hour 99 minutes, and a letter may stand for a digit. */
const nearlyTimes = fc
  .tuple(
    ...[digits(4, 9999), digits(2, 13), digits(2, 40), digits(2, 25), digits(2, 99), digits(2, 99), digits(3, 999)],
    fc.constantFrom('----', '9-/:', '0+ .'),
    fc.integer({ min: 0, max: 200 }),
  )
  .map(([year, month, day, hour, minute, second, ms, others, at]) => {
    const text = `${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`
    return at < text.length - 1 ? text.slice(0, at) + others[at % 4] + text.slice(at + 1) : text
  })

test('what looks like a time as JavaScript writes it is one, or none, as in any other form', () => {
  fc.assert(
    fc.property(nearlyTimes, fc.constantFrom('yes' as const, 'no' as const), (text, side) => {
      expect(read(text, side)).toBe(read(text.replace('Z', 'z'), side))
    }),
    { numRuns: 5000 },
  )
})

test.each([
  '2026-02-30T10:00:00.000Z',
  '2026-01-01T24:00:00.000Z',
  '2026-13-01T10:00:00.000Z',
  '1969-12-31T23:59:59.999Z',
])('%s is no time that counts', (text) => {
  expect([read(text, 'yes'), read(text, 'no')]).toEqual([null, null])
})
