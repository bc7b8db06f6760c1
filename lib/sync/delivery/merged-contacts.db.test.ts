import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { mergeWithin } from '@/lib/services/contacts/merge-contacts'
import { allowedIn, stop, syncTest, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'

const database = await createTestDatabase()
const sync = syncTest(database)
const settled = { timeout: 8000, interval: 20 }

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
