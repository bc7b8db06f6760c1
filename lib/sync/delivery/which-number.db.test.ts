import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readLiveIdentities } from '@/db/queries/identities/identities'
import { backendIdentity, readUrn } from '@/lib/consent/identities'
import { newId } from '@/lib/ids'
import type { Namer } from '@/lib/services/contacts/attach-identities'
import { findOrCreateContact, nameKnownContact } from '@/lib/services/contacts/find-contact'
import { mergeWithin } from '@/lib/services/contacts/merge-contacts'
import { recordWriters } from '@/lib/services/inbound/record-writers'
import { inboxTest, messageOf, messagesOf, newDigits } from '@/lib/sync/inbox/testing'
import { addressOf } from '@/lib/sync/outbox/read-messages'
import { createTestDatabase } from '@/testing/database'
import { earlier } from '@/testing/earlier'
import { addressesOf } from './addresses'

// A person with several numbers gets links and codes at the one from which they write, and never at a number that
// somebody has added to their record.

const database = await createTestDatabase()
const t = await inboxTest(database)
const DAY_MS = 86_400_000
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
    t.sql`update identities set created_at = ${earlier(t.sql, 'created_at', DAY_MS)} where contact_id = ${contactId}`
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

test('a message that is older than 90 days keeps no number from being replaced in Weni', async () => {
  for (const { days, stays } of [
    { days: 89, stays: true },
    { days: 91, stays: false },
  ]) {
    const { a, b, contactId, named, writes, first } = await world()
    await writes(a)
    await t.sql`
      update contact_senders set last_inbound_at = now() - ${days}::int * interval '1 day'
      where contact_id = ${contactId}`
    await named([b])
    expect(await first()).toBe(stays ? a : b)
  }
})

/** Two contacts, of whom the first stays in a merge; the one at `place` writes, and the other has the older number. */
async function pairOf(place: 0 | 1) {
  const pair = [await world(), await world()] as const
  const [writer, silent] = place === 0 ? pair : pair.toReversed()
  await t.sql`
    update identities set created_at = ${earlier(t.sql, 'created_at', 3 * 365 * DAY_MS)}
    where contact_id = ${silent!.contactId}`
  const merge = async () => {
    const [stays, goes] = [pair[0].contactId, pair[1].contactId]
    expect(await inBusiness(t.deps.db, t.business.id, (tx) => mergeWithin(tx, t.business.id, stays, goes))).toBe(stays)
  }
  return { writer: writer!, silent: silent!, merge, stays: pair[0], goes: pair[1] }
}

test.each([0, 1] as const)('after a merge the number of who wrote last is the first (contact %i)', async (place) => {
  const { writer, silent, merge, stays } = await pairOf(place)
  await silent.writes(silent.a, 200)
  await writer.writes(writer.a, 100)
  await merge()
  expect(await stays.first()).toBe(writer.a)
  expect(await stays.all()).toEqual([writer.a, silent.a].toSorted())
})

test.each([0, 1] as const)(
  'after a merge an older number without a message is the second (contact %i)',
  async (place) => {
    const { writer, merge, stays } = await pairOf(place)
    await writer.writes(writer.a)
    await merge()
    expect(await stays.first()).toBe(writer.a)
  },
)

test('after a merge of two who never wrote, the oldest number stays the first', async () => {
  const { silent, merge, stays } = await pairOf(0)
  await merge()
  expect(await stays.first()).toBe(silent.a)
})

test('a message whose contact is merged away before it is recorded counts for the one that stayed', async () => {
  const { writer, merge, stays, goes } = await pairOf(1)
  const { senderId } = await anySender()
  await merge()
  const at = Date.now()
  const { contactId } = goes
  const { value, matchKey } = readUrn(`whatsapp:${writer.a}`)!
  await recordWriters(
    t.deps.db,
    t.business.id,
    [{ contactId, senderId, at, byAgent: false }],
    [{ contactId, at, value, matchKey }],
  )
  expect(await stays.first()).toBe(writer.a)
  const [window] = await t.sql<{ at: Date }[]>`
    select last_inbound_at as at from contact_senders where contact_id = ${stays.contactId}`
  expect(window?.at.getTime()).toBe(at)
})

/** A sender of the business, made by a message of somebody else. */
async function anySender() {
  const { writes, a } = await world()
  await writes(a)
  const [sender] = await t.sql<{ senderId: string }[]>`
    select id as "senderId" from senders where business_id = ${t.business.id} limit 1`
  return sender!
}
