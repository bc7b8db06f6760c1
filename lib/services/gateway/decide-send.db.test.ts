import { expect, test } from 'vitest'
import { bsuidIdentity, phoneIdentity } from '@/lib/consent/identities'
import { FOREVER, type Statement } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { releaseNumber } from '@/lib/services/page/release-number'
import { visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { addTemplate, gatewayTest, makeContact, refusalOf, says, templateMessage } from './testing'

const database = await createTestDatabase()

let phones = 0
const newPhone = () => `+55119${String(70_000_000 + ++phones)}`

async function setUp() {
  const stand = await gatewayTest(database.app)
  const person = async (phone: string, ...statements: Statement[]) => {
    const id = await makeContact(stand.deps, stand.business.id, phoneIdentity(phone))
    if (statements.length > 0) await says(stand.deps, stand.business, id, ...statements)
    return id
  }
  const yes = { on: 'answer', topicId: stand.business.topics.promos, answer: 'in' } as const
  return { ...stand, person, yes }
}

test('who agreed gets the message: passed on to the byte, and answered as Meta answers', async () => {
  const { person, yes, post, upstream, phoneNumberId, token } = await setUp()
  const phone = newPhone()
  await person(phone, yes)
  const odd = `{ "messaging_product":"whatsapp",\n "to": "${phone}", "type":"template", "n": 12345678901234567890,
    "template":{"language":{"code":"en_US"},"name":"offer"} }`
  const answer = await post(odd, { search: '?trace=a%2Cb,c' })
  expect(answer).toMatchObject({ status: 200, json: { messages: [{ id: `wamid.1.${upstream.host}` }] } })
  const [sent] = upstream.messages()
  expect(sent!.body.toString()).toBe(odd)
  expect(sent!.url).toBe(`/v24.0/${phoneNumberId}/messages?trace=a%2Cb,c`)
  expect(sent!.headers.authorization).toBe(`Bearer ${token}`)
})

test('each No has its code: 131050 for good, 131049 for a while, and the reason in the details', async () => {
  const { deps, business, person, yes, senderId, send, upstream } = await setUp()
  const { promos } = business.topics
  const day = Date.now() + 86_400_000
  const cases: [Statement[], { code: number; reason: string }][] = [
    [[], { code: 131049, reason: 'no_opt_in' }],
    [[{ ...yes, answer: 'out' }], { code: 131050, reason: 'opted_out' }],
    [[yes, { on: 'stop', value: true }], { code: 131050, reason: 'stopped' }],
    [[yes, { on: 'provider_stop', senderId, value: true }], { code: 131050, reason: 'provider_stop' }],
    [[{ ...yes, expiresAt: Date.now() - 1000 }], { code: 131049, reason: 'consent_expired' }],
    [[yes, { on: 'pause', until: day }], { code: 131049, reason: 'paused' }],
    [[yes, { on: 'pause', until: FOREVER }], { code: 131049, reason: 'paused' }],
    [
      [{ on: 'pending', topicId: promos, requestId: newId(), expiresAt: day }],
      { code: 131049, reason: 'pending_confirmation' },
    ],
  ]
  for (const [statements, refusal] of cases) {
    const phone = newPhone()
    // Each statement is a change of its own, so that a stop comes after the Yes that it ends.
    const id = await person(phone)
    for (const statement of statements) await says(deps, business, id, statement)
    expect(refusalOf(await send('offer', phone))).toEqual({ status: 400, ...refusal })
  }
  expect(refusalOf(await send('offer', newPhone()))).toEqual({ status: 400, code: 131049, reason: 'no_opt_in' })
  expect(upstream.messages()).toEqual([])
})

test('a number that was let go gets nothing, not even codes', async () => {
  const { deps, business, person, send } = await setUp()
  const phone = newPhone()
  const id = await person(phone)
  expect((await send('code', phone)).status).toBe(200)
  await releaseNumber(deps, await visit(deps, business, id))
  expect(refusalOf(await send('code', phone))).toEqual({ status: 400, code: 131050, reason: 'released' })
})

test('a topic that the business switched off is a No for a while', async () => {
  const { business, person, yes, send } = await setUp()
  const phone = newPhone()
  await person(phone, yes)
  await database.admin
    .sql`update topics set paused = true where business_id = ${business.id} and id = ${business.topics.promos}`
  await database.admin.sql`update businesses set config_version = config_version + 1 where id = ${business.id}`
  expect(refusalOf(await send('offer', phone))).toEqual({ status: 400, code: 131049, reason: 'topic_paused' })
})

test('a stop holds from the next message on, and also ends messages that are not marketing', async () => {
  const { deps, business, person, send } = await setUp()
  const phone = newPhone()
  const id = await person(phone)
  expect((await send('order', phone)).status).toBe(200)
  await says(deps, business, id, { on: 'stop', value: true })
  expect(refusalOf(await send('order', phone))).toMatchObject({ code: 131050, reason: 'stopped' })
  expect((await send('code', phone)).status).toBe(200)
})

test('a template that became marketing is marketing, whatever its topic says', async () => {
  const { deps, business, person, senderId, send, templates } = await setUp()
  const phone = newPhone()
  const id = await person(phone)
  await says(deps, business, id, { on: 'provider_stop', senderId, value: true })
  expect((await send('order', phone)).status).toBe(200)
  await database.admin.sql`update templates set category = 'marketing' where id = ${templates.order}`
  expect(refusalOf(await send('order', phone))).toMatchObject({ code: 131050, reason: 'provider_stop' })
})

test('a template that is tied to no topic is refused as a template, so that no sender suppresses the person', async () => {
  const { business, person, yes, send } = await setUp()
  const phone = newPhone()
  await person(phone, yes)
  for (const name of ['stray', 'never_heard_of'])
    expect(refusalOf(await send(name, phone))).toEqual({ status: 404, code: 132001, reason: 'unknown_template' })
  await database.admin.sql`
    update businesses set unknown_template = 'as_marketing', config_version = config_version + 1 where id = ${business.id}`
  expect((await send('stray', phone)).status).toBe(200)
})

test('where templates without a topic are marketing, a new language reaches nobody who refused the others', async () => {
  const { deps, business, person, post } = await setUp()
  await database.admin.sql`
    update businesses set unknown_template = 'as_marketing', config_version = config_version + 1 where id = ${business.id}`
  const { promos } = business.topics
  await addTemplate(deps, business.id, { name: 'spring', topicId: promos, category: 'marketing', language: 'es' })
  const [refusing, agreeing] = [newPhone(), newPhone()]
  await says(deps, business, await person(refusing), { on: 'answer', topicId: promos, answer: 'out' })
  await says(deps, business, await person(agreeing), { on: 'answer', topicId: promos, answer: 'in' })
  const in_ = (phone: string) => post(templateMessage('spring', phone, {}, { language: { code: 'fr' } }))
  const reach = async () => [refusalOf(await in_(refusing)).reason, (await in_(agreeing)).status]
  // Not known yet, and then known without a topic.
  expect(await reach()).toEqual(['opted_out', 200])
  await addTemplate(deps, business.id, { name: 'spring', topicId: null, category: 'marketing', language: 'fr' })
  expect(await reach()).toEqual(['opted_out', 200])
  await database.admin.sql`update templates set paused_at = now() where name = 'spring' and language = 'es'`
  expect(await reach()).toEqual(['opted_out', 200])
  await database.admin.sql`delete from templates where name = 'spring' and language = 'fr'`
  expect(await reach()).toEqual(['opted_out', 400])
})

test('the language decides, written either way', async () => {
  const { deps, business, person, post } = await setUp()
  const phone = newPhone()
  await person(phone)
  const { promos, orders } = business.topics
  await addTemplate(deps, business.id, { name: 'mixed', topicId: promos, category: 'marketing', language: 'pt-BR' })
  await addTemplate(deps, business.id, { name: 'mixed', topicId: orders, category: 'utility', language: 'es' })
  const in_ = (code: string) => post(templateMessage('mixed', phone, {}, { language: { code } }))
  expect((await in_('es')).status).toBe(200)
  expect(refusalOf(await in_('pt_BR'))).toMatchObject({ reason: 'no_opt_in' })
  expect(refusalOf(await in_('pt-BR'))).toMatchObject({ reason: 'no_opt_in' })
  expect(refusalOf(await in_('fr'))).toMatchObject({ reason: 'unknown_template' })
})

test.each([
  ['+55 11 98111-0001', '5511981110001'],
  // Brazil's ninth digit, with and without.
  ['+551181110002', '+5511981110002'],
  ['+5511981110003', '551181110003'],
  // Mexico's old 1.
  ['+5215512340004', '+525512340004'],
  ['+525512340005', '5215512340005'],
  ['+5491123450006', '+541123450006'],
  // Without a plus and a country code: Meta puts the sender's own country code before it.
  ['+5511981110007', '(11) 98111-0007'],
  ['+16505550008', '16505550008'],
])('a No of %s holds for %s', async (known, to) => {
  const { person, yes, send } = await setUp()
  await person(known, { ...yes, answer: 'out' })
  expect(refusalOf(await send('offer', to))).toMatchObject({ code: 131050, reason: 'opted_out' })
})

test('a number that may be two people’s: a No of either holds, and a stranger says nothing', async () => {
  const { deps, business, person, yes, send } = await setUp()
  // It may be 1 198 765-0001 in the United States, or 55 11 98765-0001 in the sender's own country.
  const home = await person('+5511987650001', yes)
  expect((await send('offer', '11987650001')).status).toBe(200)
  await person('+11987650001', { ...yes, answer: 'out' })
  expect(refusalOf(await send('offer', '11987650001'))).toMatchObject({ reason: 'opted_out' })
  expect((await send('offer', '+5511987650001')).status).toBe(200)
  await says(deps, business, home, { ...yes, answer: 'out' })
  expect(refusalOf(await send('offer', '+5511987650001'))).toMatchObject({ reason: 'opted_out' })
})

test('a user id is a person; beside a number the number counts, and a No of either holds', async () => {
  const { deps, business, yes, person, post, upstream } = await setUp()
  const [agreed, refused] = ['BR.1349120865', 'BR.1349120866']
  const answer = async (bsuid: string, value: 'in' | 'out') =>
    says(deps, business, await makeContact(deps, business.id, bsuidIdentity(bsuid)), { ...yes, answer: value })
  await answer(agreed, 'in')
  await answer(refused, 'out')
  const phone = newPhone()
  await person(phone, yes)
  const to = (recipient: string, number?: string) => post(templateMessage('offer', number, { recipient }))
  expect((await to(agreed)).status).toBe(200)
  expect(refusalOf(await to(refused))).toMatchObject({ reason: 'opted_out' })
  expect(refusalOf(await to(refused, phone))).toMatchObject({ reason: 'opted_out' })
  expect(refusalOf(await to(agreed, newPhone()))).toMatchObject({ reason: 'no_opt_in' })
  expect((await to('BR.9999', phone)).status).toBe(200)
  expect(refusalOf(await to('not a user id'))).toMatchObject({ status: 400, code: 131009 })
  expect(upstream.messages()).toHaveLength(2)
})

test.each(['12', 'call me', '+0', '99999999999999999999', { id: 1 }])(
  'to: %j is no recipient, and nothing is sent',
  async (to) => {
    const { send, upstream } = await setUp()
    expect(refusalOf(await send('offer', to))).toMatchObject({ status: 400, code: 131009, reason: 'unreadable' })
    expect(upstream.messages()).toEqual([])
  },
)

test('a contact id is no number: it can’t be used to send', async () => {
  const { person, yes, send } = await setUp()
  const id = await person(newPhone(), yes)
  expect(refusalOf(await send('offer', id))).toMatchObject({ code: 131009 })
})

test('templates to groups are refused, other messages to groups are not looked at', async () => {
  const { post, upstream } = await setUp()
  const group = { recipient_type: 'group', to: 'Y2FwaV9ncm91cDox' }
  expect(refusalOf(await post(templateMessage('order', group.to, group)))).toMatchObject({
    status: 400,
    code: 131009,
    reason: 'group_recipient',
  })
  const text = { messaging_product: 'whatsapp', ...group, type: 'text', text: { body: 'Hi' } }
  expect((await post(text)).status).toBe(200)
  expect(upstream.messages()).toHaveLength(1)
})

test('what is no template passes for everybody, stopped or not', async () => {
  const { deps, business, person, post, upstream } = await setUp()
  const phone = newPhone()
  await says(deps, business, await person(phone), { on: 'stop', value: true })
  for (const body of [
    { messaging_product: 'whatsapp', to: phone, type: 'text', text: { body: 'We answer what you wrote.' } },
    { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.x' },
  ])
    expect((await post(body)).status).toBe(200)
  expect(upstream.messages()).toHaveLength(2)
})

test('a body that can’t be looked at is refused', async () => {
  const { post, call, phoneNumberId, upstream } = await setUp()
  expect(refusalOf(await post('{'))).toMatchObject({ status: 400, code: 100 })
  expect(refusalOf(await post(`{"a":"${'x'.repeat(300_000)}"}`))).toMatchObject({ status: 400, code: 100 })
  const get = await call('GET', `/v24.0/${phoneNumberId}/messages`, { search: '?method=post&type=template' })
  expect(refusalOf(get)).toMatchObject({ status: 400, code: 100 })
  const batch = await call('POST', '/v24.0', { body: 'batch=[]' })
  expect(refusalOf(batch)).toMatchObject({ status: 400, code: 2500 })
  expect(upstream.seen).toEqual([])
})

test('many at once are each decided by their own', async () => {
  const { person, yes, send } = await setUp()
  const people = Array.from({ length: 40 }, (_, place) => ({ phone: newPhone(), agrees: place % 3 === 0 }))
  for (const { phone, agrees } of people) await person(phone, { ...yes, answer: agrees ? 'in' : 'out' })
  const answers = await Promise.all(people.map(({ phone }) => send('offer', phone)))
  expect(answers.map(({ status }) => status)).toEqual(people.map(({ agrees }) => (agrees ? 200 : 400)))
})

test('a business’s other contacts are none of another’s', async () => {
  const [ours, theirs] = [await setUp(), await setUp()]
  const phone = newPhone()
  await ours.person(phone, ours.yes)
  expect(refusalOf(await theirs.send('offer', phone))).toMatchObject({ reason: 'no_opt_in' })
})
