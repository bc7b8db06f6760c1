import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { decideMany } from '@/db/queries/decisions/decisions'
import { makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { pauseTopic } from './set-up'

const database = await createTestDatabase()
const deps = testDeps(database.app)

test('the kill switch of a topic holds at once, and what the topic was before stays to be read', async () => {
  const business = await makeBusiness(deps)
  const contactId = await makeContact(deps, business.id)
  const { orders } = business.topics
  const decision = async () => {
    const ask = { contactIds: [contactId], topicIds: [orders], now: Date.now() }
    const [one] = await inBusiness(deps.db, business.id, (tx) => decideMany(tx, business.id, ask))
    return one?.reason
  }
  expect(await decision()).toBe('not_refused')
  for (const [paused, reason] of [
    [true, 'topic_paused'],
    [false, 'not_refused'],
  ] as const) {
    await inBusiness(deps.db, business.id, (tx) => pauseTopic(tx, business.id, orders, paused, Date.now()))
    expect(await decision()).toBe(reason)
  }
  const versions = await database.admin
    .sql`select version, paused from topic_versions where topic_id = ${orders} order by version`
  expect(versions.map(({ paused }) => paused)).toEqual([false, true, false])
})
