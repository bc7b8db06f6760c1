import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { mergeWithin } from '@/lib/services/contacts/merge-contacts'
import { DEFAULT_TIMING } from '@/lib/sync/deps'
import { allowedIn, no, StandIn, stop, syncTest, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'

const database = await createTestDatabase()
const sync = syncTest(database)
const settled = { interval: 20 }

test('a record of a contact that was merged away follows the person it became, also for what they say later', async () => {
  const business = await sync.business()
  const standIn = sync.standInOf(business.backendId)
  const contacts = [await sync.contact(business), await sync.contact(business)] as const
  for (const contact of contacts) await sync.say(business, contact, yes(business.topics.promos))
  sync.startWorker()
  const lastOf = (contactId: string) =>
    standIn.seen
      .filter((delivery) => delivery.externalId === `id-${contactId}`)
      .map(allowedIn)
      .at(-1)?.topics[business.topics.promos]
  const isInStep = async (contactId: string) => (await sync.mark(business, contactId))?.due_at === null
  for (const contact of contacts) await expect.poll(() => isInStep(contact), settled).toBe(true)

  const stayed = await inBusiness(sync.deps.db, business.id, (tx) => mergeWithin(tx, business.id, ...contacts))
  await sync.say(business, contacts[0], stop)

  expect(contacts).toContain(stayed)
  for (const contact of contacts) await expect.poll(() => lastOf(contact), settled).toBe(false)
  for (const contact of contacts) await expect.poll(() => isInStep(contact), settled).toBe(true)
})

test('a record that a merged contact shares with another contact holds what either of them refused', async () => {
  const business = await sync.business()
  const { promos, news } = business.topics
  const standIn = sync.standInOf(business.backendId)
  const [stays, goes, other] = [
    await sync.contact(business),
    await sync.contact(business),
    await sync.contact(business),
  ]
  // The backend has one record for two of them.
  standIn.answer = (delivery) => ({
    ...(StandIn.confirm(delivery) as Extract<ReturnType<typeof StandIn.confirm>, { kind: 'confirmed' }>),
    externalId: delivery.contactId === stays ? 'its-own' : 'shared',
  })
  const all = [stays, goes, other]
  await sync.say(business, stays, { on: 'answer', topicId: business.topics.orders, answer: 'in' })
  for (const id of all) await sync.say(business, id, yes(promos), yes(news))
  sync.startWorker({ timing: { ...DEFAULT_TIMING, pollMs: 25, gatherMs: 5 } })
  const inStep = async () => {
    for (const id of all)
      await expect.poll(() => sync.mark(business, id).then((mark) => mark?.due_at), settled).toBeNull()
  }
  await inStep()
  expect(await inBusiness(sync.deps.db, business.id, (tx) => mergeWithin(tx, business.id, stays, goes))).toBe(stays)
  await inStep()

  await sync.say(business, other, no(promos))
  await inStep()
  await sync.say(business, stays, no(news))
  await inStep()
  await sync.say(business, other, yes(business.topics.orders))
  await inStep()
  const written = standIn.seen.filter(({ externalId }) => externalId === 'shared').map((each) => allowedIn(each).topics)
  expect(written.at(-1)).toMatchObject({ [promos]: false, [news]: false })
  // What either of them refused never came back on the way.
  const first = (topicId: string) => written.findIndex((topics) => topics[topicId] === false)
  for (const topicId of [promos, news])
    expect(written.slice(first(topicId)).every((topics) => topics[topicId] === false)).toBe(true)
})
