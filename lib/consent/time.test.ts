import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromDate, fromSeconds, isEdgeOfDay, nextOwnTime, occurredAt, pauseEnd } from './time'
import { instantOf, wallTimeAt } from './time-zone'
import { FOREVER, type PauseLength } from './types'

const SAO_PAULO = 'America/Sao_Paulo'
const iso = (instant: number | null) => instant && new Date(instant).toISOString()

test('a time in the future is cut to when it was recorded', () => {
  expect(occurredAt(11, 10)).toEqual({ at: 10, cut: true })
  expect(occurredAt(10, 10)).toEqual({ at: 10, cut: false })
  expect(occurredAt(9, 10)).toEqual({ at: 9, cut: false })
})

test('a whole second counts for the No', () => {
  expect(fromSeconds(1_700_000_000, 'yes')).toBe(1_700_000_000_000)
  expect(fromSeconds(1_700_000_000, 'no')).toBe(1_700_000_000_999)
  expect(fromSeconds(1_700_000_000.7, 'yes')).toBe(1_700_000_000_000)
})

test.each([
  ['2026-11-22', SAO_PAULO, '2026-11-22T03:00:00.000Z', '2026-11-23T02:59:59.999Z'],
  ['2026-11-22', 'Asia/Kolkata', '2026-11-21T18:30:00.000Z', '2026-11-22T18:29:59.999Z'],
  ['2024-02-29', 'UTC', '2024-02-29T00:00:00.000Z', '2024-02-29T23:59:59.999Z'],
  ['1999-12-31', 'Pacific/Kiritimati', '1999-12-30T10:00:00.000Z', '1999-12-31T09:59:59.999Z'],
  // Clocks went forward at midnight: the day began at 01:00, an hour late by the clock and on time by the sun.
  ['2018-11-04', SAO_PAULO, '2018-11-04T03:00:00.000Z', '2018-11-05T01:59:59.999Z'],
  // Clocks went back at midnight: the day before had 25 hours.
  ['2018-02-17', SAO_PAULO, '2018-02-17T02:00:00.000Z', '2018-02-18T02:59:59.999Z'],
  // Clocks went back at 01:00: midnight came twice, and the day began with the first.
  ['2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z', '2026-11-02T04:59:59.999Z'],
])('%s in %s: a Yes at its start, a No at its end', (date, zone, start, end) => {
  expect(iso(fromDate(date, zone, 'yes'))).toBe(start)
  expect(iso(fromDate(date, zone, 'no'))).toBe(end)
  for (const edge of [Date.parse(start), Date.parse(end)]) {
    expect(isEdgeOfDay(edge, zone)).toBe(true)
    // One of the two is in the day before or after, and is no edge of it either.
    const isOther = (at: number) => at === Date.parse(end) + 1 || at === Date.parse(start) - 1
    for (const near of [edge - 1, edge + 1].filter((at) => !isOther(at))) expect(isEdgeOfDay(near, zone)).toBe(false)
  }
})

test.each([
  '2026-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-04-31',
  '26-04-01',
  '2026-4-1',
  '22/11/2026',
  '',
  '2026-11-22T10:00',
])('%j is no date', (text) => {
  expect(fromDate(text, SAO_PAULO, 'no')).toBeNull()
})

test.each<[string, PauseLength, string, string]>([
  ['2026-11-22T13:00:00Z', '1w', SAO_PAULO, '2026-11-29T12:00:00.000Z'],
  // It is still the 21st there.
  ['2026-11-22T02:00:00Z', '1w', SAO_PAULO, '2026-11-28T12:00:00.000Z'],
  ['2026-11-22T13:00:00Z', '1m', SAO_PAULO, '2026-12-22T12:00:00.000Z'],
  ['2026-11-22T13:00:00Z', '3m', SAO_PAULO, '2027-02-22T12:00:00.000Z'],
  ['2026-01-31T13:00:00Z', '1m', SAO_PAULO, '2026-02-28T12:00:00.000Z'],
  ['2028-01-31T13:00:00Z', '1m', SAO_PAULO, '2028-02-29T12:00:00.000Z'],
  ['2026-11-30T13:00:00Z', '3m', SAO_PAULO, '2027-02-28T12:00:00.000Z'],
  ['2026-12-31T13:00:00Z', '1m', SAO_PAULO, '2027-01-31T12:00:00.000Z'],
  // Across both changes of the clock: 09:00 stays 09:00.
  ['2026-03-25T13:00:00Z', '1w', 'Europe/Madrid', '2026-04-01T07:00:00.000Z'],
  ['2026-10-22T13:00:00Z', '1w', 'Europe/Madrid', '2026-10-29T08:00:00.000Z'],
])('a pause from %s for %s in %s ends at nine in the morning', (now, length, zone, end) => {
  expect(iso(pauseEnd(Date.parse(now), length, zone))).toBe(end)
})

test('a pause until they resume has no date', () => {
  expect(pauseEnd(0, 'forever', 'UTC')).toBe(FOREVER)
})

test('a pause ends in the future and at nine, everywhere and always', () => {
  const zones = fc.constantFrom(
    SAO_PAULO,
    'Europe/Madrid',
    'America/Havana',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'America/Santiago',
  )
  const instants = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2090, 0, 1) })
  fc.assert(
    fc.property(instants, fc.constantFrom('1w' as const, '1m' as const, '3m' as const), zones, (now, length, zone) => {
      const end = pauseEnd(now, length, zone)
      expect(end).toBeGreaterThan(now)
      expect(wallTimeAt(end, zone).hour).toBe(9)
      expect(instantOf(wallTimeAt(end, zone), zone)).toBe(end)
    }),
  )
})

test('own acts are at least a millisecond apart, though the clock stands still or goes back', () => {
  expect(nextOwnTime(10, null)).toBe(10)
  expect(nextOwnTime(10, 9)).toBe(10)
  expect(nextOwnTime(10, 10)).toBe(11)
  expect(nextOwnTime(10, 15)).toBe(16)
})

test('a time zone that does not exist is an error, not a guess', () => {
  expect(() => pauseEnd(0, '1w', 'Mars/Olympus')).toThrow(RangeError)
})
