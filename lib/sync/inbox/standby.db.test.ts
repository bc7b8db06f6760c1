import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readOpenReviews } from '@/db/queries/reviews/reviews'
import { badLines, linesOf } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { asking } from './asking/testing'
import { envelopeOf, inboxTest, messageOf, messagesOf, newDigits, PHONE_NUMBER_ID, secondsAgo, wamid } from './testing'

const database = await createTestDatabase()
const t = await inboxTest(database)
const { reasonOf, addTemplate } = await asking(t)
await addTemplate({ name: 'order_news', topicId: t.business.topics.orders, category: 'utility' })

const metadata = { display_phone_number: '551150550100', phone_number_id: PHONE_NUMBER_ID }
/**
 * A message as Meta’s agent passes it on (below `standby`), and as Meta’s documentation shows it (beside the metadata).
 */
const nested = (value: object) => envelopeOf('standby', { messaging_product: 'whatsapp', metadata, standby: value })
const flat = (value: Record<string, unknown>) => messagesOf(value, 'standby')
const holderOf = async (digits: string) => {
  const [row] = await t.sql<{ agent_holds: boolean | null }[]>`
    select agent_holds from contact_senders where contact_id = ${await t.contactOf(digits)}`
  return row?.agent_holds
}
const handover = (digits: string, role: string, ago = 5) =>
  envelopeOf('messaging_handovers', {
    messaging_product: 'whatsapp',
    recipient: metadata,
    sender: { phone_number: digits },
    timestamp: secondsAgo(ago),
    type: 'control_passed',
    control_passed: { previous_owner_role: 'x', new_owner_role: role, metadata: 'STOP' },
  })

test('the same STOP on messages, on standby and on messaging_handovers is one stop, whichever comes first', async () => {
  const ways = [
    (value: Record<string, unknown>) => messagesOf(value),
    (value: Record<string, unknown>) => nested(value),
    (value: Record<string, unknown>) => flat(value),
    (value: Record<string, unknown>) => messagesOf(value, 'messaging_handovers'),
  ]
  for (const first of ways) {
    const from = newDigits()
    const value = { contacts: [{ wa_id: from }], messages: [messageOf({ from, body: 'STOP' })] }
    await t.receive(first(value))
    expect((await t.stateOf(from)).stop?.on).toBe(true)
    await t.receive(...ways.map((way) => way(value)))
    expect(await linesOf(database.admin, (await t.contactOf(from)) ?? '')).toHaveLength(1)
  }
})

test('what the agent or the business wrote is no choice of the contact', async () => {
  const [from, business] = [newDigits(), metadata.display_phone_number]
  const echo = (rest: object) => ({ id: wamid(), timestamp: secondsAgo(5), ...rest })
  const said = { to: from, type: 'text', text: { body: 'STOP' } }
  await t.receive(
    nested({ message_echoes: [echo({ message: said }), echo({ ...said, from: business })] }),
    flat({ message_echoes: [echo({ ...said, from: business })] }),
    nested({
      messages: [echo({ ...said, from: business }), echo({ message: said }), echo({ ...said, from, is_echo: true })],
    }),
    envelopeOf('smb_message_echoes', { metadata, message_echoes: [echo({ ...said, from: business })] }),
  )
  expect(await t.contactOf(from)).toBeNull()
  expect(await t.contactOf(business)).toBeNull()
})

test('statuses and a refused delivery on standby count as on messages', async () => {
  const from = newDigits()
  const failed = {
    id: wamid(),
    status: 'failed',
    timestamp: secondsAgo(5),
    recipient_id: from,
    errors: [{ code: 131050 }],
  }
  await t.receive(nested({ statuses: [failed] }))
  expect(Object.values((await t.stateOf(from)).providerStops)).toMatchObject([{ on: true }])
})

test('who answers a conversation is known by where the last message came, and by what handovers say', async () => {
  const from = newDigits()
  const message = (ago: number) => ({ messages: [messageOf({ from, ago })] })
  // All are made before the first is received, so that their times do not depend on how long that takes.
  const steps: [payload: object, holds: boolean | null][] = [
    [messagesOf(message(90)), null],
    [nested(message(80)), true],
    [handover(from, 'escalation', 70), false],
    [handover(from, 'ai_agent', 60), true],
    // A late message changes nothing.
    [messagesOf(message(65)), true],
    [messagesOf(message(10)), false],
  ]
  for (const [payload, holds] of steps) {
    await t.receive(payload)
    expect(await holderOf(from)).toBe(holds)
  }
  const stranger = newDigits()
  await t.receive(handover(stranger, 'ai_agent'))
  expect(await t.contactOf(stranger)).toBeNull()
})

test.each([
  ['Ivory Coast', '22507123456', '+2250707123456'],
  ['Benin', '22997123456', '+2290197123456'],
])('an old id of %s that says STOP is that person’s stop', async (_, from, today) => {
  await t.receive(
    messagesOf({ contacts: [{ profile: { name: 'A' }, wa_id: from }], messages: [messageOf({ from, body: 'STOP' })] }),
  )
  expect(await reasonOf(today, 'order_news')).toBe('stopped')
})

const edited = (from: string, body: string, rest: object = {}) =>
  messageOf({
    from,
    ago: 5,
    rest: {
      type: 'edit',
      edit: { original_message_id: 'wamid.FIRST', message: { context: { id: 'M0' }, type: 'text', text: { body } } },
      ...rest,
    },
  })

test('a message that is edited to say STOP is a stop, also under the id of the first, and once', async () => {
  for (const id of [wamid(), null]) {
    const from = newDigits()
    const first = messageOf({ from, body: 'hola', ago: 30 })
    const edit = { ...edited(from, 'STOP'), ...(id === null ? { id: first.id } : { id }) }
    await t.receive(messagesOf({ messages: [first] }), messagesOf({ messages: [edit] }), nested({ messages: [edit] }))
    expect((await t.stateOf(from)).stop?.on).toBe(true)
    expect(await linesOf(database.admin, (await t.contactOf(from)) ?? '')).toHaveLength(1)
  }
})

test('a STOP that is edited away, or taken back, stays a stop', async () => {
  for (const after of [
    (from: string) => edited(from, 'hola'),
    (from: string) =>
      messageOf({ from, ago: 1, rest: { type: 'revoke', revoke: { original_message_id: 'wamid.FIRST' } } }),
  ]) {
    const from = newDigits()
    await t.receive(messagesOf({ messages: [messageOf({ from, body: 'STOP', ago: 30 })] }))
    await t.receive(messagesOf({ messages: [after(from)] }))
    expect((await t.stateOf(from)).stop?.on).toBe(true)
  }
})

test('what PostgreSQL can’t hold is no obstacle: the stop counts', async () => {
  const places: ((from: string) => object)[] = [
    (from) => messageOf({ from, body: 'STOP', context: 'wamid.\0y' }),
    (from) => messageOf({ from, body: 'STOP', id: 'wamid.\0\ud83d' }),
    (from) => messageOf({ from, body: 'ST\0OP' }),
    (from) => messageOf({ from, user: 'BR.1\0\udc00', body: 'STOP' }),
    (from) => messageOf({ from, rest: { type: 'button', button: { payload: 'STOP\0', text: '\0' } } }),
    (from) =>
      messageOf({
        from,
        rest: { 'type\0': 1, type: 'text', text: { 'body\0': '\0', body: 'no quiero \ud83d más mensajes' } },
      }),
  ]
  for (const place of places) {
    const from = newDigits()
    await t.receive(messagesOf({ contacts: [{ wa_id: from, profile: { name: '\0' } }], messages: [place(from)] }))
    expect((await t.stateOf(from)).stop?.on).toBe(true)
  }
})

test('parts of a template that PostgreSQL can’t hold are kept without it', async () => {
  const template = { message_template_id: 77, message_template_name: 'odd\0', message_template_language: 'en_US' }
  await t.receive(
    envelopeOf('message_template_components_update', { ...template, message_template_element: 'a\0\ud83d' }),
  )
  expect(await t.sql`select 1 from templates where business_id = ${t.business.id} and name = 'odd'`).toHaveLength(1)
})

test.each([
  ['the name of nobody', { from: undefined }],
  ['a name longer than any id', { from: 'x'.repeat(300) }],
  ['an object in the name’s place', { from: { phone: '1' } }],
])('a refusal under %s is kept for a person of the business, once', async (_, named) => {
  const open = () => inBusiness(t.deps.db, t.business.id, (tx) => readOpenReviews(tx, t.deps.keys, t.business.id, 1000))
  const before = (await open()).length
  const stop = { ...messageOf({ body: 'STOP' }), ...named }
  await t.receive(
    messagesOf({ messages: [stop, messageOf({ from: newDigits() })] }),
    messagesOf({ messages: [stop, { ...messageOf({ body: 'hello' }), ...named }] }),
  )
  const added = (await open()).slice(before)
  expect(added).toMatchObject([
    { kind: 'unsure_message', contactId: null, body: { text: 'STOP', recipient: '15550783881' } },
  ])
})

test('a message without a readable id or time still counts', async () => {
  for (const rest of [{ id: undefined }, { timestamp: 'soon' }, { timestamp: undefined, id: undefined }]) {
    const from = newDigits()
    const stop = { ...messageOf({ from, body: 'STOP' }), ...rest }
    await t.receive(messagesOf({ messages: [stop] }), messagesOf({ messages: [stop], again: true }))
    expect((await t.stateOf(from)).stop?.on).toBe(true)
    expect(await linesOf(database.admin, (await t.contactOf(from)) ?? '')).toHaveLength(1)
  }
})

test('every chain is whole', async () => {
  expect(await badLines(database.owner)).toEqual([])
})
