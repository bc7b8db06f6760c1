import { expect, test } from 'vitest'
import { linkAge, linkDay, linkEnd } from './link-age'
import { CLAIMS } from './testing'

test('days are counted in UTC from 2020-01-01', () => {
  expect(linkDay(Date.UTC(2020, 0, 1))).toBe(0)
  expect(linkDay(Date.UTC(2020, 0, 1) - 1)).toBe(-1)
  expect(linkDay(Date.UTC(2020, 11, 31, 23, 59, 59, 999))).toBe(365)
})

const issued = Date.UTC(2026, 10, 22, 23, 59)
const link = { ...CLAIMS, day: linkDay(issued) }

test.each([
  ['at once', issued, 'valid'],
  ['after exactly its lifetime', issued + 30 * 86_400_000, 'valid'],
  ['to the end of its last day', Date.UTC(2026, 11, 22, 23, 59, 59, 999), 'valid'],
  ['on the day after', Date.UTC(2026, 11, 23), 'expired'],
  ['years later', Date.UTC(2030, 0, 1), 'expired'],
  ['a day early, by a server whose clock is behind', Date.UTC(2026, 10, 21), 'valid'],
  ['more than a day early', Date.UTC(2026, 10, 20, 23, 59, 59, 999), 'future'],
])('a link of 30 days, opened %s', (_when, now, age) => {
  expect(linkAge(link, now, 30)).toBe(age)
})

test('the end that is returned is the moment at which it expires', () => {
  const end = linkEnd(link.day, 30)
  expect(linkAge(link, end - 1, 30)).toBe('valid')
  expect(linkAge(link, end, 30)).toBe('expired')
})
