import { expect, test } from 'vitest'
import { createTestDatabase } from '@/testing/database'
import { addTemplate, gatewayTest, refusalOf } from './testing'

const database = await createTestDatabase()

/** The only account of its installation, so all accounts have one upstream, as they have at Meta. */
async function setUp() {
  await database.admin.sql`update backends set status = 'disabled'`
  const stand = await gatewayTest(database.app)
  const post = (id: string, token: string) =>
    stand.call('POST', `/v24.0/${id}/messages`, { token, body: '{}', headers: JSON_TYPE })
  return { ...stand, post }
}

const JSON_TYPE = { 'content-type': 'application/json' }
const plain = (raw: Buffer, id: string) =>
  raw
    .toString()
    .replace(/"fbtrace_id":"[^"]+"/, '')
    .replaceAll(id, '<id>')

test('a stranger’s bearer gets the same answer at known and unknown numbers, with any verdict of Meta', async () => {
  const { post, upstream, phoneNumberId } = await setUp()
  const unknown = '999999999999999'
  const cases = [
    () => null,
    () => JSON.stringify({ error: { code: 100, error_subcode: 33 } }),
    () => JSON.stringify({ error: { code: 190 } }),
    () => '<html>',
  ]
  for (const [place, body] of cases.entries()) {
    const token = `stranger-${place}`
    const answer = body()
    upstream.tokens.add(token)
    upstream.respond = answer === null ? null : (_request, response) => response.writeHead(400).end(answer)
    if (answer === null) upstream.tokens.delete(token)
    const before = upstream.seen.length
    const [known, other] = [await post(phoneNumberId, token), await post(unknown, token)]
    // Both are checked at Meta in the same way, so that both take as long.
    expect(upstream.seen.slice(before).map(({ method, url }) => `${method} ${url.replace(/\d{15}/, '<id>')}`)).toEqual(
      Array<string>(2).fill('GET /v24.0/<id>?fields=id'),
    )
    expect(other.status).toBe(known.status)
    expect(plain(other.raw, unknown)).toBe(plain(known.raw, phoneNumberId))
  }
})

test('a number is not written to at its own address: what could be read as a message is refused, all else goes on', async () => {
  const { call, upstream, phoneNumberId } = await setUp()
  const sends = [
    { body: { to: '+5511981110001', type: 'template', template: { name: 'offer', language: { code: 'en_US' } } } },
    { body: { to: '+5511981110001', type: 'text', text: { body: 'Hi' } } },
    { body: {}, search: '?to=%2B5511981110001&type=template&template=%7B%7D' },
    { body: {}, search: '?batch=%5B%5D' },
    { body: {}, search: '?method=post' },
  ]
  const before = upstream.messages().length
  for (const { body, search = '' } of sends) {
    const answer = await call('POST', `/v24.0/${phoneNumberId}`, {
      body: JSON.stringify(body),
      search,
      headers: JSON_TYPE,
    })
    expect(refusalOf(answer)).toMatchObject({ status: 400, code: 100 })
  }
  expect(refusalOf(await call('GET', `/v24.0/${phoneNumberId}`, { search: '?method=post&to=1' }))).toMatchObject({
    code: 100,
  })
  expect(refusalOf(await call('GET', `/v24.0/${phoneNumberId}/messages.`))).toMatchObject({ code: 2500 })
  expect(upstream.messages()).toHaveLength(before)
  await call('POST', `/v24.0/${phoneNumberId}`, { body: '{"pin":"123456"}', headers: JSON_TYPE })
  expect(upstream.messages().at(-1)).toMatchObject({
    url: `/v24.0/${phoneNumberId}`,
    body: Buffer.from('{"pin":"123456"}'),
  })
})

test('marketing goes to its own door where the account takes it there only: once, and from then on at once', async () => {
  const { business, deps, send, upstream } = await setUp()
  const person = '+5511981110044'
  await addTemplate(deps, business.id, { name: 'flash', topicId: business.topics.orders, category: 'marketing' })
  upstream.respond = (request, response) => {
    const isHere = request.url?.includes('/marketing_messages')
    const refused = { error: { code: 131063, message: '(#131063)', type: 'OAuthException' } }
    const taken = { messages: [{ id: 'wamid.elsewhere' }] }
    response.writeHead(isHere ? 200 : 400, JSON_TYPE).end(JSON.stringify(isHere ? taken : refused))
  }
  const doors = () => upstream.messages().map(({ url }) => url.split('/').at(-1))
  upstream.seen.length = 0
  const first = await send('flash', person)
  expect([first.status, first.json.messages]).toEqual([200, [{ id: 'wamid.elsewhere' }]])
  expect(doors()).toEqual(['messages', 'marketing_messages'])
  await first.after
  const [remembered] = await database.admin
    .sql`select template_id from sent_messages where message_id = 'wamid.elsewhere'`
  expect(remembered?.['template_id']).toBeTruthy()
  expect((await send('flash', person)).status).toBe(200)
  expect(doors().slice(2)).toEqual(['marketing_messages'])
})

test('other errors of Meta come back as they are, and the other door is not tried', async () => {
  const { send, upstream } = await setUp()
  for (const code of [131064, 131059, 131049]) {
    const body = JSON.stringify({ error: { code, message: 'as it is', type: 'OAuthException' } })
    upstream.respond = (_request, response) => response.writeHead(400, JSON_TYPE).end(body)
    upstream.seen.length = 0
    const answer = await send('order', '+5511981110045')
    expect([answer.status, answer.raw.toString()]).toEqual([400, body])
    expect(upstream.messages()).toHaveLength(1)
  }
})

test.each(['v24.0', 'v27.0'])('what goes through goes through in the caller’s version: %s', async (version) => {
  const { call, upstream, phoneNumberId } = await setUp()
  const body = JSON.stringify({
    to: '+5511981110046',
    type: 'template',
    template: { name: 'order', language: { code: 'en_US' } },
  })
  const answer = await call('POST', `/${version}/${phoneNumberId}/messages`, { body, headers: JSON_TYPE })
  expect(answer.status).toBe(200)
  expect(upstream.messages().map(({ url }) => url)).toEqual([`/${version}/${phoneNumberId}/messages`])
})
