import { expect, test } from 'vitest'
import { placeText, readAuditWish, readPlace } from './audit-filter'

const ID = '0190f0a0-0000-7000-8000-000000000001'

test('a day is that of the business, the last one included', () => {
  const { wish, filter } = readAuditWish({ since: '2026-11-01', until: '2026-11-02' }, 'America/Bogota')
  expect(wish).toEqual({ who: '', what: '', since: '2026-11-01', until: '2026-11-02' })
  expect(filter).toEqual({ from: Date.UTC(2026, 10, 1, 5), until: Date.UTC(2026, 10, 3, 5) })
})

test('the last day that can be typed is a moment that the database reads', () => {
  const { until = 0 } = readAuditWish({ until: '9999-12-31' }, 'America/Bogota').filter
  expect(new Date(until).toISOString()).toMatch(/^9999-12-31T/)
})

test('somebody and a kind of thing', () => {
  expect(readAuditWish({ who: ID, what: 'topic' }, 'UTC').filter).toEqual({ caller: { id: ID }, subjectKind: 'topic' })
  expect(readAuditWish({ who: 'operator' }, 'UTC').filter).toEqual({ caller: 'operator' })
})

test.each([
  [{ who: 'Ana', what: 'everything', since: 'yesterday', until: '2026-02-31' }],
  [{ who: ['a', ID], what: ['topic'], since: 5, until: null }],
  [{}],
])('what can’t be read is not asked for: %j', (given) => {
  expect(readAuditWish(given, 'UTC')).toEqual({ wish: { who: '', what: '', since: '', until: '' }, filter: {} })
})

test('the place of an entry goes into an address and comes back', () => {
  const place = { at: Date.UTC(2026, 10, 29, 7, 30, 0, 123), id: ID }
  expect(readPlace(placeText(place))).toEqual(place)
})

test.each([
  [undefined],
  ['x'],
  [`5_${ID}x`],
  [`-5_${ID}`],
  [`9999999999999999_${ID}`],
  [`999999999999999_${ID}`],
  [['5', ID]],
])('no place: %j', (text) => expect(readPlace(text)).toBeNull())
