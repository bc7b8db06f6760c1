import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { decideMany } from '@/db/queries/decisions/decisions'
import { newId } from '@/lib/ids'
import { makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { insertTopic, pauseTopic } from './set-up'

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

test('two topics of a business never differ in case or blanks alone: a key has neither capitals nor blanks around it', async () => {
  const business = await makeBusiness(deps)
  const make = (key: string) =>
    inBusiness(deps.db, business.id, (tx) =>
      insertTopic(
        tx,
        business.id,
        { id: newId(), key, category: 'marketing', policy: 'opt_in', legalBasis: null, texts: {} },
        9,
        Date.now(),
      ),
    )
  for (const key of ['Promos', 'PROMOS', ' promos', 'promos ']) await expect(make(key)).rejects.toThrow('no capitals')
  await expect(make('promos')).rejects.toMatchObject({ code: '23505' })
  await make('promos_2')
})
