import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readLiveIdentities } from '@/db/queries/identities/identities'
import { backendIdentity, readUrn } from '@/lib/consent/identities'
import { newId } from '@/lib/ids'
import type { Namer } from '@/lib/services/contacts/attach-identities'
import { findOrCreateContact, nameKnownContact } from '@/lib/services/contacts/find-contact'
import { inboxTest, messageOf, messagesOf, newDigits } from '@/lib/sync/inbox/testing'
import { addressOf } from '@/lib/sync/outbox/read-messages'
import { createTestDatabase } from '@/testing/database'
import { addressesOf } from './addresses'

// A person with several numbers gets links and codes at the one from which they write, and never at a number that
// somebody has added to their record.

const database = await createTestDatabase()
const t = await inboxTest(database)
const weni = t.business.backendId

/** A contact whom Weni names by `whatsapp:A`, and a number B that is not theirs yet. */
async function world() {
  const [a, b, uuid] = [newDigits(), newDigits(), newId()]
  // Times of messages are told from here, however long the test takes.
  const start = Math.floor(Date.now() / 1000)
  const urnsOf = (digits: readonly string[]) => [
    backendIdentity(weni, uuid),
    ...digits.map((each) => readUrn(`whatsapp:${each}`)!),
  ]
  const { contactId } = await findOrCreateContact(t.deps, t.business.id, urnsOf([a]), null)
  // Time passes, so that what came later is newer.
  const age = () =>
    t.sql`update identities set created_at = created_at - interval '1 day' where contact_id = ${contactId}`
  await age()
  const live = () => inBusiness(t.deps.db, t.business.id, (tx) => readLiveIdentities(tx, t.business.id, [contactId]))
  return {
    ...{ a, b, contactId },
    named: async (digits: readonly string[], namer: Partial<Namer> = {}) => {
      const by: Namer = { backendId: weni, urns: 'all', ...namer }
      const ids = by.backendId === weni ? urnsOf(digits) : urnsOf(digits).slice(1)
      await inBusiness(t.deps.db, t.business.id, (tx) =>
        nameKnownContact(t.deps, tx, t.business.id, contactId, ids, by),
      )
      await age()
    },
    writes: (from: string, ago = 10) =>
      t.receive(messagesOf({ messages: [{ ...messageOf({ from }), timestamp: String(start - ago) }] })),
    first: async () => addressOf(await live(), contactId)?.value,
    all: async () =>
      addressesOf(await live())
        .map(({ value }) => value)
        .toSorted(),
  }
}

test('a number that is added in Weni gets nothing before the person has written from it', async () => {
  const { a, b, named, writes, first, all } = await world()
  await named([a, b])
  expect(await first()).toBe(a)
  await named([b, a])
  expect(await first()).toBe(a)
  await writes(a, 30)
  expect(await first()).toBe(a)
  await writes(b, 20)
  expect(await first()).toBe(b)
  // What Weni says again changes nothing, and neither does a message that comes late.
  await named([a, b])
  await writes(a, 25)
  expect(await first()).toBe(b)
  await writes(a, 10)
  expect(await first()).toBe(a)
  expect(await all()).toEqual([a, b].toSorted())
})

test('a number that replaces another in Weni gets messages until the person writes from the other one', async () => {
  const { a, b, named, writes, first, all } = await world()
  await named([b])
  expect(await first()).toBe(b)
  await writes(a, 30)
  expect(await first()).toBe(a)
  await named([b])
  expect(await first()).toBe(a)
  await writes(b, 20)
  expect(await first()).toBe(b)
  expect(await all()).toEqual([a, b].toSorted())
})

test('who has written from a number keeps getting messages there when Weni replaces it', async () => {
  const { a, b, named, writes, first } = await world()
  await writes(a)
  await named([b])
  await named([b])
  expect(await first()).toBe(a)
})

test('a number that Weni replaced counts again when Weni names it again', async () => {
  const { a, b, named, first } = await world()
  await named([b])
  await named([a])
  expect(await first()).toBe(a)
})

test('only a complete list of the backend that named the contact replaces a number', async () => {
  const [flow, other] = [await world(), await world()]
  await flow.named([flow.b], { urns: 'some' })
  expect(await flow.first()).toBe(flow.a)
  await other.named([other.b], { backendId: newId() })
  expect(await other.first()).toBe(other.a)
})

test('a number that is written to in its form on the platform keeps it, and the others get the digits', async () => {
  const { contactId, b, named, writes, first } = await world()
  const short = `55${b.slice(2, 4)}${b.slice(5)}`
  await named([short], { urns: 'some' })
  await writes(short)
  expect(await first()).toBe(short)
  const rows = await t.sql`
    select value, given_by from identities where contact_id = ${contactId} and kind = 'phone' order by created_at`
  expect(rows).toMatchObject([{ given_by: 'typed' }, { value: short, given_by: 'platform' }])
})
