import { expect, test, vi } from 'vitest'
import { inBusiness } from '@/db/client'
import { readOpenReviews } from '@/db/queries/reviews/reviews'
import { decryptEvidence } from '@/lib/keys'
import { operatorOf } from '@/lib/services/callers/caller'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import { findingsOf } from '@/lib/services/ledger-check/testing'
import { badLines, linesOf, storedState } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import {
  envelopeOf,
  inboxTest,
  messageOf,
  messagesOf,
  newDigits,
  newUser,
  PHONE_NUMBER_ID,
  secondsAgo,
  type TestMessage,
  wamid,
} from './testing'

// What comes of a person after their erasure, who was known by the number before its holder of today.

const database = await createTestDatabase()
const t = await inboxTest(database)
const { topics } = t.business

/** Makes a contact who wrote, with the ids they are known by. */
async function person(message: TestMessage): Promise<string> {
  await t.receive(messagesOf({ messages: [messageOf(message)] }))
  return (message.from ? await t.contactOf(message.from) : await t.contactOfUser(message.user ?? '')) ?? ''
}
const reviewsOf = async (contactId: string) =>
  (await inBusiness(t.deps.db, t.business.id, (tx) => readOpenReviews(tx, t.deps.keys, t.business.id, 100))).filter(
    (review) => review.contactId === contactId,
  )
const system = (from: string, rest: Record<string, unknown>, ago = 5) =>
  messagesOf({ messages: [messageOf({ from, ago, rest: { type: 'system', system: rest } })] })
/** Returns the evidence of each line of a contact. */
const bodiesOf = async (contactId: string) =>
  (
    await t.sql<{ id: string; body: Buffer }[]>`
      select e.change_id as id, e.body
      from evidence e join ledger l on l.business_id = e.business_id and l.change_id = e.change_id
      where l.contact_id = ${contactId}`
  ).map(({ id, body }) => decryptEvidence(t.deps.keys, body, id).toString())

test('an erased person is not created again by an earlier POST that is tried again; what they write later is taken', async () => {
  const warn = vi.spyOn(t.services.log, 'warn').mockImplementation(() => {})
  const [from, user, failing] = [newDigits(), newUser(), newDigits()]
  const contactId = await person({ from, user })
  const failingId = await person({ from: failing })
  // The chain of this contact can't go on, so the POST is tried again.
  await t.sql`update contacts set head_hash = 'broken' where id = ${failingId}`
  const ofPerson = [messageOf({ from, user, body: 'STOP' }), messageOf({ from, body: 'es spam' })]
  await t.post(messagesOf({ messages: [...ofPerson, messageOf({ from: failing, body: 'stop' })] }))
  await t.work()
  expect((await t.stateOf(from)).stop?.on).toBe(true)
  expect(await reviewsOf(contactId)).toHaveLength(1)
  expect(await eraseContact(t.deps, operatorOf(t.business.id), contactId)).toMatchObject({ outcome: 'recorded' })

  // What WhatsApp itself told of the person before the erasure comes late as well.
  const refused = { id: wamid(), status: 'failed', timestamp: secondsAgo(10), recipient_id: from }
  await t.post(messagesOf({ statuses: [{ ...refused, errors: [{ code: 131050, title: 'x' }] }] }))
  await t.sql`update inbox set due_at = now() - interval '1 second' where due_at is not null`
  const kept = () => t.sql`
    select (select count(*)::int from contacts where business_id = ${t.business.id}) as contacts,
      (select count(*)::int from reviews where business_id = ${t.business.id}) as reviews`
  const before = await kept()
  await t.work()
  expect([await t.contactOf(from), await t.contactOfUser(user)]).toEqual([null, null])
  expect(await kept()).toEqual(before)
  expect([await t.counted('message', 'erased'), await t.counted('status', 'erased')]).toEqual([2, 1])

  // A second later than now, because the erasure and the time of a message may fall in the same second.
  await t.post(messagesOf({ messages: [messageOf({ from, body: 'es spam', ago: -1 })] }))
  await t.work()
  const again = (await t.contactOf(from)) ?? ''
  expect((await t.stateOf(from)).stop?.on).toBe(true)
  expect(await reviewsOf(again)).toHaveLength(1)
  await t.sql`update contacts set head_hash = ${'0'.repeat(64)} where id = ${failingId}`
  await t.sql`update inbox set due_at = now() - interval '1 second' where due_at is not null`
  await t.work()
  expect((await t.stateOf(failing)).stop?.on).toBe(true)
  // Tried once more, what the erased person wrote is not the word of who has the number by now.
  expect(await reviewsOf(again)).toHaveLength(1)
  warn.mockRestore()
})

test('a person who was erased is not made again by what they wrote from a number that they had before', async () => {
  const [before, after] = [newDigits(), newDigits()]
  const contactId = await person({ from: before })
  await t.receive(system(before, { type: 'user_changed_number', wa_id: after }))
  expect(await t.contactOf(after)).toBe(contactId)
  await eraseContact(t.deps, operatorOf(t.business.id), contactId)
  const wrote = await t.counted('message', 'erased')
  await t.receive(messagesOf({ messages: [messageOf({ from: before, body: 'STOP', ago: 600 })] }))
  expect([await t.contactOf(before), (await t.counted('message', 'erased')) - wrote]).toEqual([null, 1])
  // Who writes from it now is somebody else, and nothing stops them.
  await t.receive(messagesOf({ messages: [messageOf({ from: before, body: 'es spam', ago: -1 })] }))
  const next = (await t.contactOf(before)) ?? ''
  expect([next === contactId, (await t.stateOf(before)).stop]).toEqual([false, null])
  for (const body of ['START', 'es spam', 'MYDATA'])
    await t.receive(messagesOf({ messages: [messageOf({ from: before, body, ago: 600 })] }))
  expect([(await t.stateOf(before)).stop, await linesOf(database.admin, next)]).toEqual([null, []])
  expect(await reviewsOf(next)).toHaveLength(1)
})

test('a refusal that comes after its author was erased counts for who has the number now, without their words', async () => {
  const [before, after] = [newDigits(), newDigits()]
  const former = await person({ from: before })
  await t.receive(system(before, { type: 'user_changed_number', wa_id: after }, 300))
  await eraseContact(t.deps, operatorOf(t.business.id), former)
  const next = await person({ from: before, ago: 0 })
  const queued = () => t.sql`select kind from outbox where contact_id = ${next}`
  await t.receive(messagesOf({ messages: [messageOf({ from: before, body: 'Parar promoções, por favor', ago: 600 })] }))
  const state = await storedState(t.deps, t.business.id, next)
  expect(state.topics[topics.promos]?.lanes.own?.answer).toBe('out')
  // WhatsApp's own stop in both forms, and its end, which is no refusal.
  const metadata = { display_phone_number: '15550783881', phone_number_id: PHONE_NUMBER_ID }
  const stopped = { category: 'marketing_messages', wa_id: before, detail: 'x', timestamp: Number(secondsAgo(500)) }
  const later = { ...stopped, value: 'resume', timestamp: Number(secondsAgo(400)) }
  await t.receive(
    envelopeOf('user_preferences', { metadata, user_preferences: [{ ...stopped, value: 'stop' }, later] }),
    messagesOf({ messages: [messageOf({ from: before, body: 'STOP', ago: 550 })] }),
  )
  const { stop: stopRegister, providerStops } = await storedState(t.deps, t.business.id, next)
  expect([stopRegister?.on, Object.values(providerStops).map(({ on }) => on)]).toEqual([true, [true]])
  const evidence = await bodiesOf(next)
  expect(evidence).toHaveLength(3)
  expect(JSON.stringify(evidence)).not.toMatch(/promoções|"STOP"/)
  // The stop is confirmed as any other, so that who has the number can come back.
  expect(await queued()).toEqual([{ kind: 'confirmation' }])
})

test('a clear No in a group, of an author who was erased since, is judged for who has the number now', async () => {
  const [before, after, free] = [newDigits(), newDigits(), newDigits()]
  const former = await person({ from: before })
  const alone = await person({ from: free })
  await t.receive(system(before, { type: 'user_changed_number', wa_id: after }, 300))
  for (const contactId of [former, alone]) await eraseContact(t.deps, operatorOf(t.business.id), contactId)
  const next = await person({ from: before, ago: 0 })
  const count = () => t.sql`select 1 from reviews where business_id = ${t.business.id}`
  const [{ length: others }, { length: lines }] = [await count(), await linesOf(database.admin, next)]
  const inGroup = (body: string, from = before) => ({
    ...messageOf({ from, body, ago: 600 }),
    group_id: 'Y2FwaV9ncm91cA',
  })
  const written = [
    ...['STOP', 'quizás luego', 'me tienen harta con tanto mensaje', 'START'].map((body) => inGroup(body)),
    // Nobody has this number.
    inGroup('STOP', free),
  ]
  for (let time = 0; time < 2; time++) await t.receive(messagesOf({ messages: written }))
  const reviews = await reviewsOf(next)
  expect(reviews).toMatchObject([
    { kind: 'unsure_message', body: { group: true, by: expect.stringContaining('erased') as string } },
  ])
  expect(JSON.stringify(reviews[0]?.body)).not.toMatch(/STOP|luego|harta/)
  expect(await count()).toHaveLength(others + 1)
  // It changes nothing by itself, and nobody is made.
  expect(await linesOf(database.admin, next)).toHaveLength(lines)
  expect(await t.contactOf(free)).toBeNull()
})

test('WhatsApp’s own stop that was recorded for an erased person is not recorded again for who has the number', async () => {
  const warn = vi.spyOn(t.services.log, 'warn').mockImplementation(() => {})
  const metadata = { display_phone_number: '15550783881', phone_number_id: PHONE_NUMBER_ID }
  for (const user of [undefined, newUser()]) {
    const [from, failing] = [newDigits(), newDigits()]
    const former = await person({ from, ...(user && { user }) })
    const failingId = await person({ from: failing })
    await t.sql`update contacts set head_hash = 'broken' where id = ${failingId}`
    const stopped = { category: 'marketing_messages', wa_id: from, ...(user && { user_id: user }), detail: 'x' }
    const refused = { id: wamid(), status: 'failed', timestamp: secondsAgo(450), recipient_id: from }
    const [preferences, { entry }] = [
      envelopeOf('user_preferences', {
        metadata,
        user_preferences: [{ ...stopped, value: 'stop', timestamp: Number(secondsAgo(500)) }],
      }),
      messagesOf({
        messages: [messageOf({ from: failing, body: 'stop' })],
        statuses: [{ ...refused, errors: [{ code: 131050, title: 'x' }] }],
      }),
    ] as const
    // One POST with both, which is tried again because one of its messages fails.
    await t.post({ ...preferences, entry: [...preferences.entry, ...entry] })
    await t.work()
    const stopsOf = async (contactId: string) =>
      Object.values((await storedState(t.deps, t.business.id, contactId)).providerStops).map(({ on }) => on)
    expect(await stopsOf(former)).toEqual([true])
    const lines = (await linesOf(database.admin, former)).length
    await eraseContact(t.deps, operatorOf(t.business.id), former)
    await t.post(messagesOf({ messages: [messageOf({ from, ago: -1 })] }))
    await t.work()
    const next = (await t.contactOf(from)) ?? ''
    expect(['', former]).not.toContain(next)
    await t.sql`update contacts set head_hash = ${'0'.repeat(64)} where id = ${failingId}`
    await t.sql`update inbox set due_at = now() - interval '1 second' where due_at is not null`
    await t.work()
    expect((await t.stateOf(failing)).stop?.on).toBe(true)
    // The next holder of an erased person's number starts stopped, and can lift that on the page.
    const said = (await linesOf(database.admin, next)).map(({ kind, method }) => [kind, method])
    expect([await stopsOf(next), said]).toEqual([[], [['stop', 'reconcile']]])
    expect((await linesOf(database.admin, former)).length).toBe(lines + 1)
  }
  warn.mockRestore()
})

test('every chain is whole', async () => {
  expect(await badLines(database.owner)).toEqual([])
  expect(await findingsOf(database.owner)).toEqual([])
})
