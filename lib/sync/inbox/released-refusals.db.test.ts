import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { phoneIdentity } from '@/lib/consent/identities'
import { FOREVER, type Statement } from '@/lib/consent/types'
import { operatorOf } from '@/lib/services/callers/caller'
import { changeWithin } from '@/lib/services/changes/change-within'
import { releaseContact } from '@/lib/services/contacts/release-contact'
import { findingsOf } from '@/lib/services/ledger-check/testing'
import { badLines, makeContact, storedState } from '@/lib/services/testing'
import { no, stop, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { inboxTest, messageOf, messagesOf, newDigits, newUser, type TestMessage } from './testing'

// Which refusals go along with the user id of a released contact: docs/consent.md, "Release and erasure".

const database = await createTestDatabase()
const t = await inboxTest(database)
const { id: business, topics } = t.business

const said = (message: TestMessage) => messagesOf({ messages: [messageOf({ ago: 0, ...message })] })
const stateOf = (contactId: string) => storedState(t.deps, business, contactId)
const back = { on: 'stop', value: false } as const
const paused = (until: number): Statement => ({ on: 'pause', until })
const WEEK_ON = Date.UTC(2999, 0, 8)

/** Who writes by a number that was never released, and returned before. */
async function returned(...before: Statement[]) {
  const digits = newDigits()
  const contactId = await makeContact(t.deps, business, phoneIdentity(`+${digits}`)!)
  await t.say(contactId, back, ...before)
  return { digits, contactId }
}

/** Makes a contact with a user id, lets it say something and release its number. */
async function released(say: (contactId: string) => Promise<unknown>) {
  const [from, user] = [newDigits(), newUser()]
  await t.receive(said({ from, user, ago: 3600 }))
  const contactId = (await t.contactOf(from)) ?? ''
  await say(contactId)
  expect(await releaseContact(t.deps, operatorOf(business), contactId)).toMatchObject({ outcome: 'released' })
  return { from, user, releasedAt: (await stateOf(contactId)).releasedAt }
}

test('a stop and a pause go along to who returned before, and not to who returned since', async () => {
  const { contactId, digits } = await returned(yes(topics.promos))
  const { user, releasedAt } = await released((id) => t.say(id, stop, paused(FOREVER)))
  await t.receive(said({ from: digits, user }))
  const state = await stateOf(contactId)
  expect(state.stop).toMatchObject({ on: true, at: releasedAt, since: releasedAt })
  expect(state.pause).toMatchObject({ until: FOREVER, at: releasedAt })

  const other = await released((id) => t.say(id, stop, paused(FOREVER)))
  const since = await returned({ on: 'pause', until: null })
  await t.receive(said({ from: since.digits, user: other.user }))
  const later = await stateOf(since.contactId)
  expect([await t.contactOfUser(other.user), later.stop?.on, later.pause?.until]).toEqual([
    since.contactId,
    false,
    null,
  ])
})

test('of two pauses the one that ends later holds, and one that was over is not taken over', async () => {
  const { contactId, digits } = await returned(paused(FOREVER))
  const shorter = await released((id) => t.say(id, paused(WEEK_ON)))
  await t.receive(said({ from: digits, user: shorter.user }))
  expect((await stateOf(contactId)).pause?.until).toBe(FOREVER)

  const other = await returned()
  const over = await released((id) => t.say(id, paused(Date.UTC(2020, 0, 8))))
  await t.receive(said({ from: other.digits, user: over.user }))
  expect([await t.contactOfUser(over.user), (await stateOf(other.contactId)).pause]).toEqual([other.contactId, null])
})

test('a No of the person stays their own, and one of a system stays one that a system may lift', async () => {
  const { contactId, digits } = await returned()
  const { user } = await released(async (id) => {
    await t.say(id, no(topics.promos))
    await inBusiness(t.deps.db, business, (tx) =>
      changeWithin(t.deps, tx, business, id, {
        ...{ kind: 'preferences', actor: 'business', method: 'api', say: () => ({ statements: [no(topics.news)] }) },
      }),
    )
  })
  await t.receive(said({ from: digits, user }))
  const state = await stateOf(contactId)
  const lanesOf = (topicId: string) =>
    Object.entries(state.topics[topicId]?.lanes ?? {}).map(([lane, { answer }]) => [lane, answer])
  expect([lanesOf(topics.promos), lanesOf(topics.news)]).toEqual([[['own', 'out']], [['other', 'out']]])
})

test.each([false, true])('who moves to the number is stopped, unless they returned before (%s)', async (isBack) => {
  const { from, user } = await released((id) => t.say(id, no(topics.orders)))
  const old = newDigits()
  await t.receive(said({ from: old, ago: 30 }))
  const mover = (await t.contactOf(old)) ?? ''
  await t.say(mover, ...(isBack ? [back] : []), yes(topics.promos))
  const change = { type: 'user_changed_number', wa_id: from, user_id: user }
  await t.receive(said({ from: old, rest: { type: 'system', system: change } }))
  expect([await t.contactOf(from), await t.contactOfUser(user)]).toEqual([mover, mover])
  expect((await stateOf(mover)).stop?.on).toBe(!isBack)
})

test('so is who gets the user id alone', async () => {
  const { user } = await released((id) => t.say(id, no(topics.orders)))
  const [digits, before] = [newDigits(), newUser()]
  await t.receive(said({ from: digits, user: before, ago: 30 }))
  const change = { type: 'user_changed_user_id', user_id: user, previous_user_id: before }
  await t.receive(said({ from: digits, user: before, rest: { type: 'system', system: change } }))
  const contactId = (await t.contactOf(digits)) ?? ''
  expect([await t.contactOfUser(user), (await stateOf(contactId)).stop?.on]).toEqual([contactId, true])
})

test('every chain is whole', async () => {
  expect(await badLines(database.owner)).toEqual([])
  expect(await findingsOf(database.owner)).toEqual([])
})
