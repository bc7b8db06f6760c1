import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { badLines, linesOf } from '@/lib/services/testing'
import { yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { inboxTest, messageOf, messagesOf, newDigits, newUser, type TestMessage, wamid } from './testing'

const database = await createTestDatabase()
const t = await inboxTest(database)
const { topics } = t.business

const said = (message: TestMessage) => messagesOf({ messages: [messageOf(message)] })
const button = (payload: string, text: string) => ({ type: 'button', button: { payload, text } })
const row = (id: string, title: string) => ({
  type: 'interactive',
  interactive: { type: 'list_reply', list_reply: { id, title } },
})

test('an ordinary message makes the contact, opens the 24-hour window and leaves no line', async () => {
  const from = newDigits()
  const message = messageOf({ from, user: newUser(), body: 'is it still on sale?' })
  await t.receive(messagesOf({ messages: [message] }))
  const contactId = (await t.contactOf(from)) ?? ''
  expect(await linesOf(database.admin, contactId)).toEqual([])
  const [window] = await t.sql<{ at: Date; name: string }[]>`
    select c.last_inbound_at as at, s.phone_number_id as name
    from contact_senders c join senders s on s.business_id = c.business_id and s.id = c.sender_id
    where c.contact_id = ${contactId}`
  expect(window?.name).toBe('106540352242922')
  expect(window?.at.getTime()).toBe(Number(message.timestamp) * 1000)
})

test('STOP stops at the end of its second, START after it returns, and each line keeps its words apart', async () => {
  const from = newDigits()
  const [stop, start] = [messageOf({ from, body: 'Parar!', ago: 60 }), messageOf({ from, body: 'start', ago: 50 })]
  await t.receive(messagesOf({ messages: [stop] }))
  const at = Number(stop.timestamp) * 1000 + 999
  expect((await t.stateOf(from)).stop).toMatchObject({ on: true, at })
  await t.receive(messagesOf({ messages: [start] }))
  expect((await t.stateOf(from)).stop).toMatchObject({ on: false, at: Number(start.timestamp) * 1000 })
  const lines = await linesOf(database.admin, (await t.contactOf(from)) ?? '')
  expect(lines.map(({ kind, method }) => [kind, method])).toEqual([
    ['stop', 'keyword'],
    ['return', 'keyword'],
  ])
  expect(lines.map(({ payload }) => payload).join()).not.toContain('Parar')
})

test('what arrives in the wrong order, days late, ends as what was said last', async () => {
  const from = newDigits()
  await t.receive(said({ from, body: 'start', ago: 100 }), said({ from, body: 'stop', ago: 5 * 86_400 }))
  expect((await t.stateOf(from)).stop?.on).toBe(false)
  await t.receive(said({ from, body: 'stop', ago: 50 }), said({ from, body: 'start', ago: 6 * 86_400 }))
  expect((await t.stateOf(from)).stop?.on).toBe(true)
})

test('a Yes and a No in one second are a No, in either order', async () => {
  for (const bodies of [
    ['stop', 'start'],
    ['start', 'stop'],
  ]) {
    const from = newDigits()
    await t.receive(messagesOf({ messages: bodies.map((body) => messageOf({ from, body, ago: 30 })) }))
    expect((await t.stateOf(from)).stop?.on).toBe(true)
  }
})

test('the same message in five POSTs, alike and among others, is one line', async () => {
  const from = newDigits()
  const one = messageOf({ from, body: 'STOP' })
  const five = [1, 2, 3, 4, 5].map((n) => messagesOf({ messages: [one], n }))
  await t.receive(...five, ...five, messagesOf({ messages: [one, one, messageOf({ from, body: 'hi' })] }))
  expect(await linesOf(database.admin, (await t.contactOf(from)) ?? '')).toHaveLength(1)
})

test.each([
  ['a topic by its payload', button('optout:promos', 'hola'), 'promos', 'button'],
  ['a topic whatever the case', row('OPTOUT:News', 'hola'), 'news', 'list'],
])('a tap refuses %s, and no other', async (_name, rest, key, method) => {
  const from = newDigits()
  await t.receive(said({ from, rest }))
  const state = await t.stateOf(from)
  expect(state.stop).toBeNull()
  expect(Object.keys(state.topics)).toEqual([topics[key as 'promos' | 'news']])
  expect(state.topics[topics[key as 'promos' | 'news']]?.lanes.own?.answer).toBe('out')
  expect(await linesOf(database.admin, (await t.contactOf(from)) ?? '')).toMatchObject([{ method }])
})

test.each([
  ['optout:all', button('optout:all', 'ok')],
  ['the payload that Meta shows', button('Unsubscribe', 'Unsubscribe')],
  ['the words, where the payload says nothing', row('row-7', 'Darme de baja')],
])('a tap stops everything by %s', async (_name, rest) => {
  const from = newDigits()
  await t.receive(said({ from, rest }))
  expect((await t.stateOf(from)).stop?.on).toBe(true)
})

test('a tap for a topic that we do not know refuses all marketing', async () => {
  const from = newDigits()
  await t.receive(said({ from, rest: button('optout:gone', 'No more') }))
  const { topics: answers } = await t.stateOf(from)
  expect(Object.keys(answers).toSorted()).toEqual([topics.promos, topics.news].toSorted())
})

test('a reply names the template that it answers as its source', async () => {
  const [from, answered, templateId] = [newDigits(), wamid(), newId()]
  await t.sql`insert into templates (business_id, id, name, language, category, first_seen_at) values (${t.business.id}, ${templateId}, 'promo_v1', 'en-US', 'marketing', now())`
  await t.sql`insert into sent_messages (business_id, message_id, template_id, sent_at) values (${t.business.id}, ${answered}, ${templateId}, now())`
  await t.receive(said({ from, rest: button('optout:promos', 'Stop'), context: answered }))
  const sources = await t.sql`
    select s.kind, s.name, s.reference from ledger l
      join sources s on s.business_id = l.business_id and s.id = l.source_id
    where l.contact_id = ${await t.contactOf(from)}`
  expect(sources).toMatchObject([{ kind: 'template', name: 'promo_v1', reference: templateId }])
})

test('a person is a contact by whatever id WhatsApp names; only what can be no id is nobody', async () => {
  const ids = [newUser(), 'user.9373795779392946', 'someone@lid']
  for (const user of ids) {
    await t.receive(said({ user, body: 'stop' }))
    expect(await linesOf(database.admin, (await t.contactOfUser(user)) ?? '')).toHaveLength(1)
  }
  await t.receive(said({ from: '12', body: 'stop' }), said({ from: 'x'.repeat(3000) }))
  const [short] = await t.sql`select contact_id from identities where business_id = ${t.business.id} and value = '12'`
  expect(await linesOf(database.admin, String(short?.['contact_id']))).toHaveLength(1)
  expect(await t.counted('message', 'nobody')).toBe(1)
})

test('the keyword for a link queues one, and an earlier Yes stays', async () => {
  const from = newDigits()
  await t.receive(said({ from }))
  const contactId = (await t.contactOf(from)) ?? ''
  await t.say(contactId, yes(topics.promos))
  await t.receive(said({ from, body: 'Preferences!' }), said({ from, rest: row('prefs', 'x') }))
  const queued = await t.sql`select kind from outbox where contact_id = ${contactId} and kind = 'fresh_link'`
  expect(queued).toHaveLength(1)
  expect((await t.stateOf(from)).topics[topics.promos]?.lanes.own?.answer).toBe('in')
})

test('every chain is whole', async () => {
  expect(await badLines(database.owner)).toEqual([])
})
