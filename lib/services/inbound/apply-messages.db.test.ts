import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readOpenReviews } from '@/db/queries/reviews/reviews'
import type { MessageEvent } from '@/lib/backends/whatsapp/events'
import { changeContacts } from '@/lib/services/changes/change-contacts'
import { fingerprint, linesOf, storedState } from '@/lib/services/testing'
import { inboxTest, messageOf, messagesOf, newDigits, wamid } from '@/lib/sync/inbox/testing'
import { no, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { answerMessage } from './answer-message'
import { changeOfMessage } from './change-of-message'
import { type MessageIntent, NO_INTENT } from './intent'
import { readIntent } from './read-intent'
import { understandPayload } from './understand-text'

const database = await createTestDatabase()
const t = await inboxTest(database)
const { business } = t
const { topics } = business

async function writer(body: string) {
  const from = newDigits()
  await t.receive(messagesOf({ messages: [messageOf({ from })] }))
  const contactId = (await t.contactOf(from)) ?? ''
  const event: MessageEvent = {
    family: 'message',
    id: wamid(),
    seconds: Math.floor(Date.now() / 1000) - 5,
    recipient: { phoneNumberId: '106540352242922', displayNumber: '1' },
    person: { waId: from, userId: null, parentUserId: null },
    contextId: null,
    content: { kind: 'text', text: body },
  }
  const message = { businessId: business.id, backendId: t.backendId, contactId, event, sourceId: null }
  const apply = async (intent: MessageIntent) => {
    const change = changeOfMessage(message, intent)
    const errors: unknown[] = []
    if (change) await changeContacts(t.services, business.id, [change], (error) => errors.push(error))
    await answerMessage(t.services, message, intent)
    expect(errors).toEqual([])
  }
  return { contactId, apply, state: () => storedState(t.deps, business.id, contactId) }
}
const open = () => inBusiness(t.deps.db, business.id, (tx) => readOpenReviews(tx, t.deps.keys, business.id, 100))

test('what may be a refusal is kept once for a person, encrypted, and answered once with the link', async () => {
  const text = 'me tienen harta con tanto mensaje'
  const { contactId, apply } = await writer(text)
  for (let time = 0; time < 3; time++) await apply({ ...NO_INTENT, outcome: 'unsure' })
  const reviews = (await open()).filter((review) => review.contactId === contactId)
  expect(reviews).toMatchObject([{ kind: 'unsure_message', backendId: t.backendId, body: { text } }])
  const [stored] = await t.sql<{ body: Buffer }[]>`select body from reviews where contact_id = ${contactId}`
  expect(stored?.body.toString('latin1')).not.toContain('harta')
  expect(await t.sql`select kind from outbox where contact_id = ${contactId}`).toMatchObject([{ kind: 'answer' }])
  expect(await linesOf(database.admin, contactId)).toEqual([])
})

test('what refuses a topic and may refuse more does both: the topic is refused, and the words are judged', async () => {
  const { contactId, apply, state } = await writer('a form')
  await t.say(contactId, yes(topics.promos))
  await apply({ ...NO_INTENT, outcome: 'refuse_topic', topicIds: [topics.news], mayRefuseMore: true })
  const { stop, topics: answers } = await state()
  expect([stop, answers[topics.news]?.lanes.own?.answer]).toEqual([null, 'out'])
  const reviews = (await open()).filter((review) => review.contactId === contactId)
  expect(reviews).toMatchObject([{ kind: 'unsure_message', body: { text: 'a form' } }])
})

test('a refusal of marketing is a No to each marketing topic and to no other, in one line', async () => {
  const { contactId, apply, state } = await writer('no more offers')
  await t.say(contactId, yes(topics.promos), no(topics.orders))
  await apply({ ...NO_INTENT, outcome: 'refuse_marketing', locale: 'en' })
  const { stop, topics: answers } = await state()
  expect(stop).toBeNull()
  expect(answers[topics.news]?.lanes.own?.answer).toBe('out')
  // This answer was given on the page after the message was written: the later one holds.
  expect(answers[topics.promos]?.lanes.own?.answer).toBe('in')
  expect(answers[topics.security]).toBeUndefined()
  const lines = await linesOf(database.admin, contactId)
  expect(lines.map((line) => line.kind)).toEqual(['preferences', 'preferences'])
})

test('an ordinary message changes nothing', async () => {
  const { apply } = await writer('hello')
  const before = await fingerprint(database.admin)
  await apply(NO_INTENT)
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('a payload decides before its words, and words decide where it says nothing', () => {
  const config = {
    name: 'Café Aurora',
    linkKeywords: { es: 'preferencias' },
    topics: [{ id: 'p', key: 'promos', texts: {} }] as unknown as Parameters<typeof readIntent>[1]['topics'],
  }
  const tap = (payload: string, text: string, ofTemplate = false) =>
    readIntent({ kind: 'reply', method: 'button', payload, text, ofTemplate }, config)
  expect(tap('optout:promos', 'START')).toMatchObject({ outcome: 'refuse_topic', topicIds: ['p'] })
  for (const name of ['PROMOS', ' Promos ', 'P'])
    expect(tap(`optout:${name}`, 'START')).toMatchObject({ outcome: 'refuse_topic', topicIds: ['p'] })
  expect(tap('optout:all', 'Keep')).toMatchObject({ outcome: 'stop' })
  expect(tap('prefs', 'STOP')).toEqual({ outcome: 'link' })
  expect(tap('STOP', 'Keep')).toMatchObject({ outcome: 'stop' })
  expect(tap('btn_7', 'Baja')).toMatchObject({ outcome: 'stop' })
  expect(tap('btn_7', 'Ver ofertas')).toMatchObject({ outcome: 'none' })
  // Meta's own sample (docs/reference/whatsapp.md, 1.2), and labels of buttons in orders and menus.
  for (const label of ['Cancel', 'Cancelar', 'Sair', 'Voltar', 'Volver', '¡Iniciar!', 'No quiero'])
    expect([label, tap('cancel-button', label)]).toMatchObject([label, { outcome: 'none' }])
  expect(tap('cancelar', 'Cancelar')).toMatchObject({ outcome: 'none' })
  // Under a template it may be about the messages: a review is kept, and the person gets the link.
  for (const label of ['Cancelar', 'Sair', 'No quiero'])
    expect([label, tap('', label, true)]).toMatchObject([label, { outcome: 'unsure' }])
  expect(tap('', 'Voltar', true)).toMatchObject({ outcome: 'none' })
  for (const label of ['Stop promotions', 'Unsubscribe from All', 'Darme de baja', 'Descadastrar', 'Parar'])
    expect([label, tap('btn_7', label).outcome]).not.toEqual([label, 'none'])
  expect(readIntent({ kind: 'text', text: 'cancelar' }, config)).toMatchObject({ outcome: 'stop' })
  expect(readIntent({ kind: 'text', text: 'STOP CAFE AURORA' }, config)).toMatchObject({ outcome: 'stop' })
  expect(readIntent({ kind: 'text', text: '¡PREFERENCIAS!' }, config)).toEqual({ outcome: 'link' })
  expect(understandPayload('optout:', config)).toBeNull()
})

test('a STOP in a group is kept for a person of the business, changes nothing and is not answered', async () => {
  const [stranger, known] = [newDigits(), newDigits()]
  await t.receive(messagesOf({ messages: [messageOf({ from: known })] }))
  const contactId = (await t.contactOf(known)) ?? ''
  const inGroup = (from: string, body: string) => ({
    ...messageOf({ from, body }),
    group_id: 'Y2FwaV9ncm91cA',
  })
  const written = [inGroup(known, 'STOP'), inGroup(known, 'hola a todos'), inGroup(stranger, 'hola')]
  for (let time = 0; time < 2; time++) await t.receive(messagesOf({ messages: written }))
  const reviews = (await open()).filter(({ body }) => body?.['group'] === true)
  expect(reviews).toMatchObject([{ kind: 'unsure_message', contactId, body: { text: 'STOP' } }])
  expect(await linesOf(database.admin, contactId)).toEqual([])
  expect(await t.sql`select 1 from outbox where contact_id = ${contactId}`).toEqual([])
  expect(await t.contactOf(stranger)).toBeNull()
})
