import { expect, test } from 'vitest'
import { no, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { callsTo, sized, startStand, stressTest } from './testing/stress-test'

const database = await createTestDatabase()
const t = stressTest(database)
const PEOPLE = sized(10_000, 300)
const MOST_GROUP_CALLS = ((3 * PEOPLE) / 100) * 1.05

test('thousands of contacts changed on three topics that are groups: a hundred move in one call', async () => {
  const stand = await startStand()
  const business = await t.weniBusiness(stand, 'groups', { perHour: null })
  const { orders, promos, news } = business.topics
  const people = await t.crowd(business, PEOPLE, yes(promos), no(news))
  await people.say(no(orders), no(promos), yes(news))
  t.startWorker(t.weniDeps([stand]))
  await business.inStep()
  const looks = callsTo(stand.calls, 'contacts')
  const moves = callsTo(stand.calls, 'contact_actions')
  expect(moves).toBeLessThanOrEqual(MOST_GROUP_CALLS)
  // One contact of each call is read back as a sample, and the scarcer bucket has no other call.
  expect(callsTo(stand.calls, 'contacts', 'POST')).toBe(0)
  expect(looks).toBeLessThanOrEqual(PEOPLE * 0.1 * 1.05)
  expect(await t.wrongRecords(business, people.all)).toEqual([])
}, 600_000)

test('thousands of contacts changed on three topics that are fields: one call a contact', async () => {
  const stand = await startStand()
  const business = await t.weniBusiness(stand, 'fields', { perHour: null })
  const { orders, promos, news } = business.topics
  const people = await t.crowd(business, PEOPLE, yes(promos), no(news))
  await people.say(no(orders), no(promos), yes(news))
  t.startWorker(t.weniDeps([stand]))
  await business.inStep()
  expect(stand.calls).toHaveLength(PEOPLE)
  expect(callsTo(stand.calls, 'contacts', 'POST')).toBe(PEOPLE)
  expect(await t.wrongRecords(business, people.all)).toEqual([])
}, 600_000)

test('thousands of contacts changed on three topics and back before a worker looks: no call', async () => {
  const stand = await startStand()
  const business = await t.weniBusiness(stand, 'both', { perHour: null })
  const { orders, promos, news } = business.topics
  const people = await t.crowd(business, PEOPLE, yes(promos), yes(orders), no(news))
  await people.say(no(orders), no(promos), yes(news))
  await people.say(yes(orders), yes(promos), no(news))
  t.startWorker(t.weniDeps([stand]))
  await business.inStep()
  expect(stand.calls).toEqual([])
  expect(await t.wrongRecords(business, people.all)).toEqual([])
}, 600_000)
