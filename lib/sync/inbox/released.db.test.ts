import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readConfig } from '@/db/queries/business/config'
import { decide } from '@/lib/consent/decide'
import { backendIdentity, phoneIdentity } from '@/lib/consent/identities'
import { operatorOf } from '@/lib/services/callers/caller'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import { findOrCreateContact } from '@/lib/services/contacts/find-contact'
import { readFormerHolders } from '@/lib/services/contacts/former-holders'
import { releaseContact } from '@/lib/services/contacts/release-contact'
import { findingsOf } from '@/lib/services/ledger-check/testing'
import { badLines, linesOf, makeContact, storedState } from '@/lib/services/testing'
import { no, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { inboxTest, messageOf, messagesOf, newDigits, newUser, secondsAgo, type TestMessage } from './testing'

// Whose a WhatsApp user id is after its contact released their number: docs/consent.md, "Release and erasure".

const database = await createTestDatabase()
const t = await inboxTest(database)
const { id: business, topics } = t.business

const said = (message: TestMessage) => messagesOf({ messages: [messageOf({ ago: 0, ...message })] })
const stateOf = (contactId: string) => storedState(t.deps, business, contactId)
const back = { on: 'stop', value: false } as const
const phoneOf = (digits: string) => phoneIdentity(`+${digits}`)!
const countContacts = async () => (await t.sql`select 1 from contacts where business_id = ${business}`).length
const rowsOf = (user: string) =>
  t.sql<{ contact: string; isLive: boolean }[]>`
    select contact_id as contact, ended_at is null as "isLive" from identities
    where business_id = ${business} and match_key = ${`bsuid:${user}`} order by created_at`

/** A contact whose number and user id WhatsApp named in one webhook an hour ago, and who released the number. */
async function released(...before: Parameters<typeof t.say>[1][]) {
  const [from, user] = [newDigits(), newUser()]
  await t.receive(said({ from, user, ago: 3600 }))
  const contactId = (await t.contactOf(from)) ?? ''
  if (before.length > 0) await t.say(contactId, ...before)
  expect(await releaseContact(t.deps, operatorOf(business), contactId)).toMatchObject({ outcome: 'released' })
  return { from, user, contactId }
}

test('messages with the user id alone are of one contact, who is stopped, and whose No is found again', async () => {
  const { user, contactId } = await released()
  const lines = (await linesOf(database.admin, contactId)).length
  const before = await countContacts()
  await t.receive(said({ user }), said({ user }))
  const next = (await t.contactOfUser(user)) ?? ''
  expect([next === contactId, (await stateOf(next)).stop?.on]).toEqual([false, true])
  await t.say(next, back)
  await t.receive(said({ user, body: 'STOP' }), said({ user }))
  expect((await stateOf(next)).stop?.on).toBe(true)
  expect(await countContacts()).toBe(before + 1)
  expect(await rowsOf(user)).toEqual([
    { contact: contactId, isLive: false },
    { contact: next, isLive: true },
  ])
  expect(await linesOf(database.admin, contactId)).toHaveLength(lines)
  expect((await linesOf(database.admin, next))[0]).toMatchObject({ kind: 'stop', method: 'reconcile' })
})

test('WhatsApp’s own stop by the user id alone is of that contact as well', async () => {
  const { user } = await released()
  const before = await countContacts()
  const stop = {
    user_preferences: [
      { user_id: user, category: 'marketing_messages', value: 'stop', timestamp: Number(secondsAgo(0)) },
    ],
  }
  for (let time = 0; time < 2; time++) await t.receive(messagesOf(stop, 'user_preferences'))
  const state = await stateOf((await t.contactOfUser(user)) ?? '')
  expect(Object.values(state.providerStops).map(({ on }) => on)).toEqual([true])
  expect(await countContacts()).toBe(before + 1)
})

test('what was refused holds for the contact that has the id now, and what was agreed to does not', async () => {
  await t.receive(said({ from: newDigits() }))
  const [sender] = await t.sql<{ id: string }[]>`select id from senders where business_id = ${business}`
  const offers = { on: 'provider_stop', senderId: sender?.id ?? '', value: true } as const
  const { user, contactId } = await released(yes(topics.promos), no(topics.orders), offers)
  await t.receive(said({ user }))
  const next = (await t.contactOfUser(user)) ?? ''
  await t.say(next, back)
  const state = await stateOf(next)
  expect(Object.keys(state.topics)).toEqual([topics.orders])
  const releasedAt = (await stateOf(contactId)).releasedAt
  expect(state.topics[topics.orders]?.lanes).toMatchObject({ own: { answer: 'out', at: releasedAt } })
  expect(state.providerStops[offers.senderId]).toMatchObject({ on: true, at: releasedAt })
  const config = await inBusiness(t.deps.db, business, (tx) => readConfig(tx, business))
  const orders = config!.topics.find(({ id }) => id === topics.orders)!
  expect(decide(state, orders, { now: Date.now() })).toMatchObject({ allowed: false, reason: 'opted_out' })
  // A later Yes of theirs counts.
  await t.say(next, yes(topics.orders))
  expect(decide(await stateOf(next), orders, { now: Date.now() + 1000 }).allowed).toBe(true)
})

test('a message with number and id gives the id to who has the number now, so their STOP by it counts', async () => {
  const { from, user, contactId } = await released(no(topics.orders))
  await t.receive(said({ from, user }))
  const next = (await t.contactOf(from)) ?? ''
  expect([next === contactId, await t.contactOfUser(user)]).toEqual([false, next])
  expect((await stateOf(next)).topics[topics.orders]?.lanes.own?.answer).toBe('out')
  await t.say(next, back)
  await t.receive(said({ user, body: 'STOP' }))
  expect((await stateOf(next)).stop?.on).toBe(true)
})

test('who has the number and answered gets the id with its refusals, and is not stopped by it', async () => {
  const { from, user } = await released(no(topics.orders), no(topics.news))
  const next = await makeContact(t.deps, business, phoneOf(from))
  await t.say(next, back, yes(topics.news))
  await t.receive(said({ from, user }))
  expect(await t.contactOfUser(user)).toBe(next)
  const { stop, topics: answers } = await stateOf(next)
  expect([stop?.on, answers[topics.orders]?.lanes.own?.answer]).toEqual([false, 'out'])
  // They agreed to the news after the release: that is the later word.
  expect(answers[topics.news]?.lanes.own?.answer).toBe('in')
})

test('the id alone is no word of who has the number, until WhatsApp shows both together', async () => {
  const { from, user } = await released()
  const ofNumber = await makeContact(t.deps, business, phoneOf(from))
  await t.say(ofNumber, back, yes(topics.promos))
  await t.receive(said({ user }))
  const ofUser = (await t.contactOfUser(user)) ?? ''
  await t.say(ofUser, back)
  await t.receive(said({ user, body: 'STOP' }))
  expect([ofUser === ofNumber, (await stateOf(ofNumber)).stop?.on]).toEqual([false, false])
  const status = { id: 'wamid.released', status: 'delivered', timestamp: secondsAgo(0) }
  await t.receive(messagesOf({ statuses: [{ ...status, recipient_id: from, recipient_user_id: user }] }))
  const stayed = (await t.contactOf(from)) ?? ''
  expect(await t.contactOfUser(user)).toBe(stayed)
  expect((await stateOf(stayed)).stop?.on).toBe(true)
})

test('who moves to the number gets its user id as well, and what was refused under it', async () => {
  const { from, user } = await released(no(topics.orders))
  const old = newDigits()
  await t.receive(said({ from: old, ago: 30 }))
  const mover = await t.contactOf(old)
  const change = { type: 'user_changed_number', wa_id: from, user_id: user }
  await t.receive(said({ from: old, rest: { type: 'system', system: change } }))
  expect([await t.contactOf(from), await t.contactOfUser(user)]).toEqual([mover, mover])
  expect((await stateOf(mover ?? '')).topics[topics.orders]?.lanes.own?.answer).toBe('out')
})

test('ten messages at once make one contact', async () => {
  const { user } = await released(no(topics.orders))
  const before = await countContacts()
  for (let count = 0; count < 10; count++) await t.post(said({ user }))
  await Promise.all([t.work(), t.work(), t.work()])
  expect(await countContacts()).toBe(before + 1)
  expect(await linesOf(database.admin, (await t.contactOfUser(user)) ?? '')).toMatchObject([
    { kind: 'preferences', method: 'reconcile' },
    { kind: 'stop', method: 'reconcile' },
  ])
})

test('a backend that names the id gives it to the contact that has its record now', async () => {
  const { user, contactId } = await released()
  const bsuid = { kind: 'bsuid', value: user, canonical: user, matchKey: `bsuid:${user}`, givenBy: 'platform' } as const
  const record = backendIdentity(t.business.backendId, '0c0c0c0c-0000-4000-8000-000000000001')
  const namer = { backendId: t.business.backendId, urns: 'all' } as const
  const first = await findOrCreateContact(t.deps, business, [record, bsuid], null, namer)
  expect(first.contactId).not.toBe(contactId)
  const second = await findOrCreateContact(t.deps, business, [record, bsuid], null, namer)
  expect([second, await t.contactOfUser(user)]).toEqual([
    { contactId: first.contactId, created: false },
    first.contactId,
  ])
  expect((await stateOf(first.contactId)).stop?.on).toBe(true)
})

test('for the id a Yes is a former holder’s until the release and not after it, also after an erasure', async () => {
  const { user, contactId } = await released()
  const { releasedAt } = await stateOf(contactId)
  await t.receive(said({ user }))
  const next = (await t.contactOfUser(user)) ?? ''
  const until = () =>
    inBusiness(t.deps.db, business, async (tx) => {
      const holders = new Map([[`bsuid:${user}`, next]])
      return (await readFormerHolders(t.deps, tx, business, holders)).get(`bsuid:${user}`)?.until
    })
  expect(await until()).toBe(releasedAt)
  await eraseContact(t.deps, operatorOf(business), contactId)
  expect(await until()).toBe(releasedAt)
})

test('every chain is whole', async () => {
  expect(await badLines(database.owner)).toEqual([])
  expect(await findingsOf(database.owner)).toEqual([])
})
