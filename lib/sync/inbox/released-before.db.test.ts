import { expect, test } from 'vitest'
import { phoneIdentity } from '@/lib/consent/identities'
import { operatorOf } from '@/lib/services/callers/caller'
import { releaseContact } from '@/lib/services/contacts/release-contact'
import { findingsOf } from '@/lib/services/ledger-check/testing'
import { badLines, makeContact, storedState } from '@/lib/services/testing'
import { no, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { earlier } from '@/testing/earlier'
import { inboxTest, messageOf, messagesOf, newDigits, newUser, type TestMessage } from './testing'

// What a webhook from before a release tells when it comes after it: docs/consent.md, "Release and erasure".

const database = await createTestDatabase()
const t = await inboxTest(database)
const HOUR_MS = 3_600_000
const { id: business, topics } = t.business

const said = (message: TestMessage) => messagesOf({ messages: [messageOf({ ago: 0, ...message })] })
/** Half an hour before each release of this file, and half an hour after the person was first seen. */
const BEFORE = 1800
const stateOf = (contactId: string) => storedState(t.deps, business, contactId)
const back = { on: 'stop', value: false } as const
const byPhone = (digits: string) => makeContact(t.deps, business, phoneIdentity(`+${digits}`)!)

/** A contact who refused a topic and released the number, which WhatsApp had named with a user id. */
async function released() {
  const [from, user] = [newDigits(), newUser()]
  await t.receive(said({ from, user, ago: 3600 }))
  const contactId = (await t.contactOf(from)) ?? ''
  await t.say(contactId, no(topics.orders))
  expect(await releaseContact(t.deps, operatorOf(business), contactId)).toMatchObject({ outcome: 'released' })
  return { from, user, contactId }
}

/** Who came by a number since, returned and agreed. */
async function nextOf(digits: string): Promise<string> {
  const contactId = await byPhone(digits)
  await t.say(contactId, back, yes(topics.promos))
  return contactId
}

test('it gives the number’s next holder neither the user id nor what was refused under it', async () => {
  const { from, user, contactId } = await released()
  const next = await nextOf(from)
  await t.receive(said({ from, user, ago: BEFORE }))
  expect([await t.contactOf(from), await t.contactOfUser(user)]).toEqual([next, contactId])
  const other = newUser()
  await t.receive(said({ from, user: other }))
  expect(await t.contactOfUser(other)).toBe(next)
  const state = await stateOf(next)
  expect([state.stop?.on, Object.keys(state.topics)]).toEqual([false, [topics.promos]])
  expect(state.topics[topics.promos]?.lanes).toMatchObject({ own: { answer: 'in' } })
  expect(state.topics[topics.promos]?.lanes.other).toBeUndefined()
})

test('nor does it end the next holder’s own user id and agreements', async () => {
  const { from, user } = await released()
  const next = await nextOf(from)
  const own = newUser()
  await t.receive(said({ from, user: own }))
  await t.receive(said({ from, user, ago: BEFORE }))
  expect([await t.contactOf(from), await t.contactOfUser(own)]).toEqual([next, next])
  expect((await stateOf(next)).topics[topics.promos]?.lanes.other).toBeUndefined()
})

test('nor does it join them with who has the user id by now', async () => {
  const { from, user } = await released()
  const next = await nextOf(from)
  await t.receive(said({ user }))
  const ofUser = await t.contactOfUser(user)
  await t.receive(said({ from, user, ago: BEFORE }))
  expect([await t.contactOf(from), await t.contactOfUser(user)]).toEqual([next, ofUser])
  expect(ofUser).not.toBe(next)
  // One from after the release does.
  await t.receive(said({ from, user }))
  expect(await t.contactOf(from)).toBe(await t.contactOfUser(user))
})

test('where nobody has the number, it makes a contact with the user id alone, who is stopped', async () => {
  const { from, user, contactId } = await released()
  await t.receive(said({ from, user, ago: BEFORE }))
  const ofUser = (await t.contactOfUser(user)) ?? ''
  expect([ofUser === contactId, await t.contactOf(from)]).toEqual([false, null])
  const state = await stateOf(ofUser)
  expect([state.stop?.on, state.topics[topics.orders]?.lanes.own?.answer]).toEqual([true, 'out'])
  // The same is true of a user id that was never seen before.
  const [other, unseen] = [await released(), newUser()]
  await t.receive(said({ from: other.from, user: unseen, ago: BEFORE }))
  expect(await t.contactOf(other.from)).toBeNull()
  expect((await stateOf((await t.contactOfUser(unseen)) ?? '')).stop?.on).toBe(true)
})

test('a number beside the user id gets it only if its holder had the number at that time', async () => {
  const { user, contactId } = await released()
  const digits = newDigits()
  const holder = await byPhone(digits)
  await t.receive(said({ from: digits, user, ago: BEFORE }))
  expect(await t.contactOfUser(user)).toBe(contactId)
  await t.sql`update identities set created_at = ${earlier(t.sql, 'created_at', 2 * HOUR_MS)} where contact_id = ${holder}`
  await t.receive(said({ from: digits, user, ago: BEFORE }))
  expect(await t.contactOfUser(user)).toBe(holder)
  expect((await stateOf(holder)).topics[topics.orders]?.lanes.own?.answer).toBe('out')
})

test('who is known by another user id does not get the number, and is stopped', async () => {
  const { from } = await released()
  const user = newUser()
  await t.receive(said({ user, ago: 3600 }))
  const other = (await t.contactOfUser(user)) ?? ''
  expect((await stateOf(other)).stop).toBeNull()
  const next = await nextOf(from)
  await t.receive(said({ from, user, ago: BEFORE }))
  expect([await t.contactOf(from), await t.contactOfUser(user)]).toEqual([next, other])
  expect([(await stateOf(next)).stop?.on, (await stateOf(other)).stop?.on]).toEqual([false, true])
})

test('who had moved to the number before gets the user id, and not the number of the next holder', async () => {
  const { from, user } = await released()
  const next = await nextOf(from)
  const old = newDigits()
  await t.receive(said({ from: old, ago: 3600 }))
  const mover = await t.contactOf(old)
  const change = { type: 'user_changed_number', wa_id: from, user_id: user }
  await t.receive(said({ from: old, ago: BEFORE, rest: { type: 'system', system: change } }))
  expect([await t.contactOf(from), await t.contactOfUser(user)]).toEqual([next, mover])
  expect((await stateOf(next)).topics[topics.orders]).toBeUndefined()
})

test('every chain is whole', async () => {
  expect(await badLines(database.owner)).toEqual([])
  expect(await findingsOf(database.owner)).toEqual([])
})
