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

test.each([
  '2026-02-30T10:00:00.000Z',
  '2026-01-01T24:00:00.000Z',
  '2026-13-01T10:00:00.000Z',
  '1969-12-31T23:59:59.999Z',
])('%s is no time that counts', (text) => {
  expect([read(text, 'yes'), read(text, 'no')]).toEqual([null, null])
})
