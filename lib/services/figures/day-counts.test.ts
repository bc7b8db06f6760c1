import { expect, test } from 'vitest'
import { dayFormat } from './day-counts'

const at = (text: string) => Date.parse(text)

test('a day begins at midnight of its zone, to the millisecond', () => {
  const lima = dayFormat('America/Lima')
  expect(lima(at('2026-11-29T04:59:59.999Z'))).toBe('2026-11-28')
  expect(lima(at('2026-11-29T05:00:00.000Z'))).toBe('2026-11-29')
  expect(lima(at('2026-11-29T04:59:59.000Z'))).toBe('2026-11-28')
  // Before 1970, and where the clock is put forward at midnight.
  expect(dayFormat('UTC')(-1)).toBe('1969-12-31')
  const santiago = dayFormat('America/Santiago')
  expect(santiago(at('2026-09-06T03:59:59.999Z'))).toBe('2026-09-05')
  expect(santiago(at('2026-09-06T04:00:00.000Z'))).toBe('2026-09-06')
})

test('zones are kept apart, and thousands of seconds have their days', () => {
  const [utc, tokyo] = [dayFormat('UTC'), dayFormat('Asia/Tokyo')]
  const begin = at('2026-11-29T14:00:00.000Z')
  for (let second = 0; second < 5000; second++) {
    const moment = begin + second * 1000
    expect(utc(moment)).toBe('2026-11-29')
    expect(tokyo(moment)).toBe(second < 3600 ? '2026-11-29' : '2026-11-30')
  }
  expect(tokyo(begin)).toBe('2026-11-29')
})

test('a zone that there is not is an error each time', () => {
  for (let times = 0; times < 2; times++) expect(() => dayFormat('Nowhere/At_All')).toThrow(RangeError)
})
