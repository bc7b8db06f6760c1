import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readOpenReviews } from '@/db/queries/reviews/reviews'
import { decide } from '@/lib/consent/decide'
import { findingsOf } from '@/lib/services/ledger-check/testing'
import { badLines, linesOf, storedState } from '@/lib/services/testing'
import { no, stop, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { inboxTest, messageOf, messagesOf, newDigits, newUser, type TestMessage } from './testing'

const database = await createTestDatabase()
const t = await inboxTest(database)
const { topics } = t.business

const said = (message: TestMessage) => messagesOf({ messages: [messageOf(message)] })
/** Makes a contact who wrote, with the ids they are known by. */
async function person(message: TestMessage): Promise<string> {
  await t.receive(said(message))
  return (message.from ? await t.contactOf(message.from) : await t.contactOfUser(message.user ?? '')) ?? ''
}
const reviewsOf = async (contactId: string) =>
  (await inBusiness(t.deps.db, t.business.id, (tx) => readOpenReviews(tx, t.deps.keys, t.business.id, 100))).filter(
    (review) => review.contactId === contactId,
  )
const mayPromos = async (contactId: string) =>
  decide(
    await storedState(t.deps, t.business.id, contactId),
    { id: topics.promos, policy: 'opt_in', category: 'marketing', paused: false },
    { now: Date.now() },
  ).allowed
const system = (from: string, rest: Record<string, unknown>, ago = 5) =>
  messagesOf({ messages: [messageOf({ from, ago, rest: { type: 'system', system: rest } })] })

test('number and user id in one webhook are one contact: the strictest of both, both chains name each other', async () => {
  const [from, user] = [newDigits(), newUser()]
  const [ofNumber, ofUser] = [await person({ from }), await person({ user })]
  expect(ofNumber).not.toBe(ofUser)
  await t.say(ofNumber, yes(topics.promos), yes(topics.news))
  await t.say(ofUser, no(topics.promos))
  await t.receive(said({ from, user, ago: 1 }))

  const stayed = (await t.contactOf(from)) ?? ''
  expect(await t.contactOfUser(user)).toBe(stayed)
  const gone = stayed === ofNumber ? ofUser : ofNumber
  expect(await t.sql`select merged_into from contacts where id = ${gone}`).toMatchObject([{ merged_into: stayed }])
  const state = await storedState(t.deps, t.business.id, stayed)
  expect(state.topics[topics.promos]?.lanes.own?.answer).toBe('out')
  expect(state.topics[topics.news]?.lanes.own?.answer).toBe('in')
  for (const [id, other] of [
    [stayed, gone],
    [gone, stayed],
  ] as const) {
    const last = (await linesOf(database.admin, id)).at(-1)
    expect(last?.kind).toBe('merged')
    expect(last?.payload).toContain(`"other_head":{"contact_id":"${other}"`)
  }
  const marks = await t.sql`select urgent, version from sync_marks where contact_id = ${stayed}`
  expect(marks).not.toHaveLength(0)
  for (const mark of marks) expect(mark).toMatchObject({ urgent: true, version: 2 })
  // A link of the contact that was merged acts on the one that stayed.
  await t.say(gone, stop)
  expect((await storedState(t.deps, t.business.id, stayed)).stop?.on).toBe(true)
})

test('ten webhooks at once that show the same make one contact', async () => {
  const [from, user] = [newDigits(), newUser()]
  await person({ from })
  await person({ user })
  const ten = Array.from({ length: 10 }, () => said({ from, user }))
  for (const each of ten) await t.post(each)
  await Promise.all([t.work(), t.work(), t.work()])
  expect(await t.contactOf(from)).toBe(await t.contactOfUser(user))
  expect(await t.sql`select 1 from inbox where last_error is not null and business_id = ${t.business.id}`).toHaveLength(
    0,
  )
})

test('a known number with another user id may be somebody else: agreements lapse, refusals stay, one review', async () => {
  const [from, before, after] = [newDigits(), newUser(), newUser()]
  const contactId = await person({ from, user: before })
  await t.say(contactId, yes(topics.promos), no(topics.news))
  expect(await mayPromos(contactId)).toBe(true)
  await t.receive(said({ from, user: after, ago: 0 }), said({ from, user: after, ago: 0 }))
  expect(await t.contactOfUser(after)).toBe(contactId)
  expect(await t.contactOfUser(before)).toBeNull()
  expect(await mayPromos(contactId)).toBe(false)
  const state = await storedState(t.deps, t.business.id, contactId)
  expect(state.topics[topics.news]?.lanes.own?.answer).toBe('out')
  expect(state.topics[topics.orders]).toBeUndefined()
  expect((await reviewsOf(contactId)).map((review) => review.kind)).toEqual(['new_holder'])
  expect((await linesOf(database.admin, contactId)).at(-1)).toMatchObject({ kind: 'preferences', method: 'reconcile' })
  await t.say(contactId, yes(topics.promos))
  expect(await mayPromos(contactId)).toBe(true)
})

test('a parent id beside the user id is no other person', async () => {
  const [from, user] = [newDigits(), newUser()]
  const contactId = await person({ from, user })
  await t.say(contactId, yes(topics.promos))
  const message = { ...messageOf({ from, user }), from_parent_user_id: `BR.ENT.${from}` }
  await t.receive(messagesOf({ messages: [message] }))
  expect(await mayPromos(contactId)).toBe(true)
  expect(await t.contactOfUser(`BR.ENT.${from}`)).toBe(contactId)
})

test('a changed number keeps refusals, loses agreements to marketing, and makes a review', async () => {
  const [old, next, user] = [newDigits(), newDigits(), newUser()]
  const contactId = await person({ from: old, user })
  await t.say(contactId, yes(topics.promos), no(topics.orders))
  const change = system(old, { type: 'user_changed_number', wa_id: next }, 0)
  await t.receive(change, { ...change, again: true })
  expect(await t.contactOf(next)).toBe(contactId)
  expect(await t.contactOf(old)).toBeNull()
  expect(await mayPromos(contactId)).toBe(false)
  const state = await storedState(t.deps, t.business.id, contactId)
  expect(state.topics[topics.orders]?.lanes.own?.answer).toBe('out')
  expect((await reviewsOf(contactId)).map((review) => review.kind)).toEqual(['number_changed'])
  // WhatsApp makes a new user id with the new number, so the new id is no unknown person.
  await t.receive(said({ from: next, user: newUser() }))
  expect((await reviewsOf(contactId)).map((review) => review.kind)).toEqual(['number_changed'])
})

test('a message sent from the old number before the change, and received after it, still counts', async () => {
  const [old, next] = [newDigits(), newDigits()]
  const contactId = await person({ from: old, ago: 1000 })
  await t.receive(
    system(old, { type: 'user_changed_number', wa_id: next }, 100),
    said({ from: old, body: 'STOP', ago: 500 }),
  )
  expect((await storedState(t.deps, t.business.id, contactId)).stop?.on).toBe(true)
  // The holder of the old number is another person now.
  const stranger = await person({ from: old, ago: 1 })
  expect(stranger).not.toBe(contactId)
  expect((await storedState(t.deps, t.business.id, stranger)).stop).toBeNull()
})

test('a change to a number that we know merges the two: a No of either holds', async () => {
  const [old, next] = [newDigits(), newDigits()]
  const [ofOld, ofNext] = [await person({ from: old }), await person({ from: next })]
  await t.say(ofOld, stop)
  await t.say(ofNext, yes(topics.promos))
  await t.receive(system(old, { type: 'user_changed_number', wa_id: next }, 0))
  const stayed = (await t.contactOf(next)) ?? ''
  expect([ofOld, ofNext]).toContain(stayed)
  expect((await storedState(t.deps, t.business.id, stayed)).stop?.on).toBe(true)
  expect(await mayPromos(stayed)).toBe(false)
})

test('a changed user id with the number that we know is the same person, agreements and all', async () => {
  const [from, before, after] = [newDigits(), newUser(), newUser()]
  const contactId = await person({ from, user: before })
  await t.say(contactId, yes(topics.promos))
  const ids = { user_id: after, previous_user_id: before, wa_id: from }
  await t.receive(system(from, { type: 'user_changed_user_id', ...ids }), said({ from, user: after }))
  expect(await t.contactOfUser(after)).toBe(contactId)
  expect(await mayPromos(contactId)).toBe(true)
  expect(await reviewsOf(contactId)).toEqual([])
})

test.each<[string, (known: Known) => object]>([
  ['no number', ({ before, after }) => ({ type: 'user_changed_user_id', user_id: after, previous_user_id: before })],
  [
    'a number that is new to us',
    ({ before, after }) => ({
      type: 'user_changed_number',
      wa_id: newDigits(),
      user_id: after,
      previous_user_id: before,
    }),
  ],
  [
    'the id of linked portfolios alone',
    ({ parent, after }) => ({
      type: 'user_changed_user_id',
      user_id: after,
      previous_parent_user_id: parent,
    }),
  ],
])('a user id that changes with %s takes the stop along', async (_, rest) => {
  const known = { before: newUser(), after: newUser(), parent: newUser().replace('BR.', 'BR.ENT.') }
  const message = { ...messageOf({ user: known.before, body: 'STOP', ago: 30 }), from_parent_user_id: known.parent }
  await t.receive(messagesOf({ messages: [message] }))
  const contactId = await t.contactOfUser(known.before)
  await t.receive(messagesOf({ messages: [messageOf({ ago: 5, rest: { type: 'system', system: rest(known) } })] }))
  expect(await t.contactOfUser(known.after)).toBe(contactId)
  expect((await storedState(t.deps, t.business.id, contactId ?? '')).stop?.on).toBe(true)
})

interface Known {
  before: string
  after: string
  parent: string
}

test('a changed user id that names no other number leaves the number where it is, and the stop with it', async () => {
  const [from, before, after] = [newDigits(), newUser(), newUser()]
  const contactId = await person({ from, user: before })
  await t.receive(said({ from, body: 'STOP', ago: 8 }))
  await t.receive(system(from, { type: 'user_changed_user_id', user_id: after, previous_user_id: before }))
  await t.receive(said({ from, body: 'hi', ago: 1 }), said({ from, user: after, ago: 1 }))
  expect([await t.contactOf(from), await t.contactOfUser(after)]).toEqual([contactId, contactId])
  expect((await storedState(t.deps, t.business.id, contactId)).stop?.on).toBe(true)
})

test('a change of an unknown contact is counted and makes no contact', async () => {
  const [old, next] = [newDigits(), newDigits()]
  await t.receive(system(old, { type: 'user_changed_number', wa_id: next }))
  expect(await t.contactOf(next)).toBeNull()
  expect(await t.counted('identity', 'unknown')).toBe(1)
})

test('every chain is whole, merged ones too', async () => {
  expect(await badLines(database.owner)).toEqual([])
  expect(await findingsOf(database.owner)).toEqual([])
})
