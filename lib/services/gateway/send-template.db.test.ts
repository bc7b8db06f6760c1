import { expect, test } from 'vitest'
import { phoneIdentity } from '@/lib/consent/identities'
import { responseFrom } from '@/lib/http/graph-response'
import { openLink } from '@/lib/services/page/open-link'
import { storedState } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { answerGraph } from './answer-graph'
import { gatewayTest, makeContact, refusalOf, says, templateMessage } from './testing'

const database = await createTestDatabase()
const { sql } = database.admin

async function setUp() {
  const stand = await gatewayTest(database.app)
  const person = (phone: string) => makeContact(stand.deps, stand.business.id, phoneIdentity(phone))
  const lastBody = () => {
    const [sent] = stand.upstream.messages().slice(-1)
    return JSON.parse(sent?.body.toString() ?? '{}') as {
      template: { components?: { type: string; sub_type?: string; index?: number; parameters: { text: string }[] }[] }
    }
  }
  return { ...stand, person, lastBody }
}

test('a button that opens our page gets the person’s own link, with the template as its source', async () => {
  const { deps, business, person, send, lastBody, templates } = await setUp()
  const id = await person('+5511981110001')
  expect((await send('linked', '+55 (11) 98111-0001')).status).toBe(200)
  const [component] = lastBody().template.components ?? []
  expect(component).toMatchObject({ type: 'button', sub_type: 'url', index: 0 })
  const link = await openLink(deps, component?.parameters[0]?.text ?? '')
  expect(link).toMatchObject({ contactId: id, power: 'full' })
  const [source] = await sql`select reference, kind from sources where business_id = ${business.id}`
  expect(source).toEqual({ reference: templates.linked, kind: 'template' })
})

test('an unknown person becomes a contact without any answer, and gets a link too', async () => {
  const { deps, business, send, lastBody } = await setUp()
  expect((await send('linked', '+5511981110002')).status).toBe(200)
  const token = lastBody().template.components?.[0]?.parameters[0]?.text ?? ''
  const link = await openLink(deps, token)
  if (!('contactId' in link)) throw new Error('no link')
  const [identity] =
    await sql`select value from identities where business_id = ${business.id} and contact_id = ${link.contactId}`
  expect(identity).toEqual({ value: '5511981110002' })
  expect(await storedState(deps, business.id, link.contactId)).toMatchObject({ stop: null })
})

test('a parameter that was given is left alone, and so are templates without such a button', async () => {
  const { person, post, send, upstream } = await setUp()
  await person('+5511981110003')
  const own = {
    components: [{ type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: 'own' }] }],
  }
  const message = JSON.stringify(templateMessage('linked', '+5511981110003', {}, own))
  await post(message)
  await send('order', '+5511981110003')
  const [first, second] = upstream.messages()
  expect(first!.body.toString()).toBe(message)
  expect(second!.body.toString()).not.toContain('components')
})

test('who is refused gets neither link nor contact', async () => {
  const { business, send } = await setUp()
  await send('offer', '+5511981110004')
  expect(await sql`select 1 from contacts where business_id = ${business.id}`).toHaveLength(0)
})

test('the message’s id is remembered with person, template and sender, after the answer', async () => {
  const { business, person, send, senderId, templates } = await setUp()
  const id = await person('+5511981110005')
  const answers = await Promise.all(Array.from({ length: 20 }, () => send('order', '+5511981110005')))
  for (const { after } of answers) await after
  const rows =
    await sql`select message_id, contact_id, template_id, sender_id from sent_messages where business_id = ${business.id}`
  expect(rows).toHaveLength(20)
  expect(new Set(rows.map((row) => row['message_id']))).toEqual(
    new Set(answers.map(({ json }) => json.messages?.[0]?.id)),
  )
  for (const row of rows)
    expect(row).toMatchObject({ contact_id: id, template_id: templates.order, sender_id: senderId })
})

test('a message that can’t be recorded fails no answer', async () => {
  const { send, upstream } = await setUp()
  upstream.respond = (_request, response) => response.writeHead(200).end('not JSON')
  const answer = await send('order', '+5511981110006')
  expect([answer.status, answer.raw.toString()]).toEqual([200, 'not JSON'])
  await answer.after
})

test('Meta’s own stop, answered at once, is passed on and holds from then on', async () => {
  const { deps, business, person, send, senderId, upstream } = await setUp()
  const id = await person('+5511981110007')
  await says(deps, business, id, { on: 'answer', topicId: business.topics.promos, answer: 'in' })
  const text = '{"error":{"message":"(#131050) …","code":131050,"fbtrace_id":"Atrace"}}'
  upstream.respond = (_request, response) => response.writeHead(400).end(text)
  const answer = await send('offer', '+5511981110007')
  expect(answer.raw.toString()).toBe(text)
  await answer.after
  await (
    await send('order', '+5511981110007')
  ).after
  expect((await storedState(deps, business.id, id)).providerStops[senderId]).toMatchObject({ on: true })
  upstream.respond = null
  expect(refusalOf(await send('offer', '+5511981110007'))).toMatchObject({ code: 131050, reason: 'provider_stop' })
  // The same response twice makes one line.
  const lines = await sql`select 1 from ledger where contact_id = ${id} and kind = 'provider_stop'`
  expect(lines).toHaveLength(1)
})

test('Meta’s own stop holds also when the sender has left before the answer, and none of it was read', async () => {
  const { deps, business, phoneNumberId, token, person, senderId, upstream } = await setUp()
  const id = await person('+5511981110009')
  upstream.respond = (_request, response) => {
    response.writeHead(400).write('{"error":')
    setImmediate(() => response.end('{"code":131050}}'))
  }
  const body = JSON.stringify(templateMessage('order', '+5511981110009'))
  const answer = await answerGraph(deps, {
    method: 'POST',
    pathname: `/v24.0/${phoneNumberId}/messages`,
    search: '',
    headers: new Headers({ authorization: `Bearer ${token}`, 'content-type': 'application/json' }),
    body: new Response(body).body,
    signal: AbortSignal.abort(),
  })
  // What our server does with the body of an answer to a sender who left.
  await responseFrom(answer).body?.cancel()
  await answer.after
  expect((await storedState(deps, business.id, id)).providerStops[senderId]).toMatchObject({ on: true })
})

test('an answer that breaks off leaves it open whether the message was sent', async () => {
  const { send, upstream } = await setUp()
  upstream.respond = (request, response) => {
    response.writeHead(200, { 'Content-Length': '100' })
    response.write('half', () => request.socket.destroy())
  }
  expect(refusalOf(await send('order', '+5511981110010'))).toMatchObject({ status: 502, reason: 'upstream_unreadable' })
})

test('WhatsApp’s stop of an unknown person makes them a contact', async () => {
  const { business, send, upstream } = await setUp()
  upstream.respond = (_request, response) => response.writeHead(400).end('{"error":{"code":131050}}')
  await (
    await send('order', '+5511981110008')
  ).after
  const rows = await sql`select kind, method from ledger where business_id = ${business.id}`
  expect(rows).toEqual([{ kind: 'provider_stop', method: 'provider_error' }])
})
