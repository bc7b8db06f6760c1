import { expect, test } from 'vitest'
import { phoneIdentity } from '@/lib/consent/identities'
import { encryptSecret } from '@/lib/keys'
import { makeBusiness } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { ROUTE_FRESH_MS } from './candidates'
import { TRIES_A_MINUTE } from './memory'
import { INVALID_MS, VALID_MS } from './recognise-bearer'
import { addNumber, addTemplate, callers, gatewayTest, makeContact, refusalOf, says, testUpstream } from './testing'

const database = await createTestDatabase()
const PHONE = '+5511981110001'

/** A clock that moves only when the test moves it. */
async function setUp() {
  let now = Date.now()
  const stand = await gatewayTest(database.app, { clock: { now: () => now } })
  const { deps, business } = stand
  const id = await makeContact(deps, business.id, phoneIdentity(PHONE))
  const says_ = (answer: 'in' | 'out') =>
    says(deps, business, id, { on: 'answer', topicId: business.topics.promos, answer })
  const asked = () => stand.upstream.seen.filter(({ method }) => method === 'GET').length
  return { ...stand, says: says_, asked, wait: (ms: number) => void (now += ms) }
}

const withoutTrace = (raw: Buffer) => raw.toString().replace(/"fbtrace_id":"[^"]+"/, '')

test('a stranger learns nothing: one answer for who agreed, refused or is unknown, and for unknown numbers', async () => {
  const { says: say, send, call, upstream } = await setUp()
  const answers = []
  await say('in')
  answers.push(await send('offer', PHONE, { token: 'forged' }))
  await say('out')
  answers.push(await send('offer', PHONE, { token: 'forged' }))
  answers.push(await send('offer', '+5511981110099', { token: 'forged' }))
  answers.push(await send('never_heard_of', PHONE, { token: 'forged' }))
  answers.push(await send('offer', PHONE, { token: '' }))
  answers.push(await send('offer', 'unreadable', { token: 'forged' }))
  answers.push(await call('POST', '/v24.0/999999999999999/messages', { token: 'forged', body: '{}' }))
  answers.push(await call('POST', '/v24.0/media-id', { token: 'forged', body: 'x' }))
  answers.push(await call('GET', '/v24.0/999999999999999', { token: 'forged' }))
  for (const answer of answers) expect(refusalOf(answer)).toEqual({ status: 401, code: 190, reason: undefined })
  expect(new Set(answers.map(({ raw }) => withoutTrace(raw))).size).toBe(1)
  expect(upstream.messages()).toEqual([])
})

test('the stored token is compared here and costs Meta nothing', async () => {
  const { says: say, send, asked } = await setUp()
  await say('in')
  expect((await send('offer', PHONE)).status).toBe(200)
  expect(asked()).toBe(0)
})

test('another token is checked at Meta once, and the verdict is kept for its time', async () => {
  const { says: say, send, asked, upstream, wait } = await setUp()
  await say('out')
  const answers = await Promise.all(Array.from({ length: 5 }, () => send('offer', PHONE, { token: 'second-token' })))
  for (const answer of answers) expect(refusalOf(answer)).toMatchObject({ code: 131050, reason: 'opted_out' })
  expect(asked()).toBe(1)
  upstream.tokens.delete('second-token')
  wait(VALID_MS - 1)
  expect(refusalOf(await send('offer', PHONE, { token: 'second-token' }))).toMatchObject({ code: 131050 })
  wait(1)
  expect(refusalOf(await send('offer', PHONE, { token: 'second-token' }))).toMatchObject({ status: 401, code: 190 })
  upstream.tokens.add('second-token')
  wait(INVALID_MS - 1)
  expect(refusalOf(await send('offer', PHONE, { token: 'second-token' }))).toMatchObject({ code: 190 })
  expect(asked()).toBe(2)
  wait(1)
  expect(refusalOf(await send('offer', PHONE, { token: 'second-token' }))).toMatchObject({ code: 131050 })
})

test('a token that is valid for another number only gets the answer that Meta gives', async () => {
  const { send, upstream } = await setUp()
  upstream.respond = (_request, response) =>
    response.writeHead(400).end(JSON.stringify({ error: { code: 100, error_subcode: 33 } }))
  expect(refusalOf(await send('offer', PHONE, { token: 'second-token' }))).toMatchObject({ status: 400, code: 100 })
})

test('while Meta gives no verdict, nothing is remembered and nothing revealed', async () => {
  const { says: say, send, upstream } = await setUp()
  await say('out')
  upstream.respond = (_request, response) => response.writeHead(500).end('<html>')
  const first = await send('offer', PHONE, { token: 'second-token' })
  expect(refusalOf(first)).toMatchObject({ status: 503, code: 2, transient: true })
  upstream.respond = null
  expect(refusalOf(await send('offer', PHONE, { token: 'second-token' }))).toMatchObject({ code: 131050 })
})

test('only so many unknown tokens are asked about in a minute; the stored one is not among them', async () => {
  const { says: say, send, asked, wait } = await setUp()
  await say('in')
  for (let place = 0; place < TRIES_A_MINUTE; place++) await send('offer', PHONE, { token: `forged-${place}` })
  expect(refusalOf(await send('offer', PHONE, { token: 'forged-too-many' }))).toMatchObject({ status: 429, code: 4 })
  expect(asked()).toBe(TRIES_A_MINUTE)
  expect((await send('offer', PHONE)).status).toBe(200)
  wait(60_000)
  expect(refusalOf(await send('offer', PHONE, { token: 'forged-later' }))).toMatchObject({ code: 190 })
})

test('an address that tries many tokens, or a token that is tried at many numbers, holds up no other caller', async () => {
  const { says: say, send, call, wait, upstream } = await setUp()
  await say('in')
  const [ours, theirs] = ['203.0.113.7', '203.0.113.8']
  for (let place = 0; place <= TRIES_A_MINUTE; place++)
    await send('offer', PHONE, { token: `forged-${place}`, address: theirs })
  expect(refusalOf(await send('offer', PHONE, { token: 'forged', address: theirs }))).toMatchObject({ code: 4 })
  expect((await send('offer', PHONE, { token: 'second-token', address: ours })).status).toBe(200)
  // A bearer that was valid is still accepted from that address, even after its verdict has expired.
  wait(VALID_MS)
  for (let place = 0; place <= TRIES_A_MINUTE; place++)
    await send('offer', PHONE, { token: `again-${place}`, address: ours })
  expect((await send('offer', PHONE, { token: 'second-token', address: ours })).status).toBe(200)

  for (let place = 0; place <= TRIES_A_MINUTE; place++)
    await call('GET', `/v24.0/${9_000_000 + place}`, { token: 'wanderer', address: `198.51.100.${place}` })
  expect(refusalOf(await send('offer', PHONE, { token: 'wanderer', address: '192.0.2.1' }))).toMatchObject({ code: 4 })
  expect(refusalOf(await send('offer', PHONE, { token: 'other', address: '192.0.2.1' }))).toMatchObject({ code: 190 })
  expect(upstream.messages()).toHaveLength(2)
})

test('the limit reveals nothing about numbers: it is the same for those that no business has set up', async () => {
  const { send, call, phoneNumberId } = await setUp()
  const post = (id: string, token: string, address: string) =>
    call('POST', `/v24.0/${id}/messages`, {
      token,
      address,
      body: '{}',
      headers: { 'content-type': 'application/json' },
    })
  const answers = async (id: string, address: string) => {
    const seen = []
    for (let place = 0; place < TRIES_A_MINUTE + 2; place++)
      seen.push(refusalOf(await post(id, `t-${address}-${place}`, address)))
    return seen
  }
  const known = await answers(phoneNumberId, '203.0.113.20')
  expect(await answers('999999999999999', '203.0.113.21')).toEqual(known)
  expect(known.at(-1)).toMatchObject({ status: 429, code: 4 })
  expect(refusalOf(await send('offer', PHONE, { token: 'forged', address: '203.0.113.22' }))).toMatchObject({
    code: 190,
  })
})

test('a credential that was replaced counts no longer than a moment', async () => {
  const { deps, business, backendId, says: say, send, upstream, token, wait } = await setUp()
  await say('in')
  expect((await send('offer', PHONE)).status).toBe(200)
  upstream.tokens.delete(token)
  const secret = { accessToken: 'new-token', appSecret: 'a', verifyToken: 'v', wabaId: '1' }
  const stored = encryptSecret(deps.keys, JSON.stringify(secret), `backend:${backendId}`)
  await database.admin
    .sql`update backends set secret = ${stored} where business_id = ${business.id} and id = ${backendId}`
  wait(ROUTE_FRESH_MS)
  expect(refusalOf(await send('offer', PHONE))).toMatchObject({ status: 401, code: 190 })
  upstream.tokens.add('new-token')
  expect((await send('offer', PHONE, { token: 'new-token' })).status).toBe(200)
})

test('a disabled backend is none', async () => {
  const { backendId, send } = await setUp()
  await database.admin.sql`update backends set status = 'disabled' where id = ${backendId}`
  expect(refusalOf(await send('order', PHONE))).toMatchObject({ code: 190 })
})

test('the token may stand in the query or in a form; two that differ are none', async () => {
  const { says: say, send, post, phoneNumberId, call, upstream, token } = await setUp()
  await say('in')
  expect((await send('offer', PHONE, { token: '', search: `?access_token=${token}` })).status).toBe(200)
  expect(upstream.messages()[0]!.url).toBe(`/v24.0/${phoneNumberId}/messages?access_token=${token}`)
  expect(refusalOf(await send('offer', PHONE, { search: '?access_token=second-token' }))).toMatchObject({ code: 190 })
  expect(refusalOf(await post({ to: PHONE, access_token: 'forged' }))).toMatchObject({ code: 190 })
  const oauth = { authorization: `OAuth ${token}` }
  await call('GET', `/v24.0/${phoneNumberId}`, { token: '', headers: oauth })
  expect(upstream.seen.at(-1)!.headers.authorization).toBe(`OAuth ${token}`)
})

test('another business’s token is no way to a number, and its own number is not reached with ours', async () => {
  const ours = await setUp()
  const theirs = await setUp()
  const { backendId } = theirs
  const secret = { accessToken: 'their-token', appSecret: 'a', verifyToken: 'v', wabaId: '1' }
  const stored = encryptSecret(theirs.deps.keys, JSON.stringify(secret), `backend:${backendId}`)
  await database.admin.sql`update backends set secret = ${stored} where id = ${backendId}`
  expect(refusalOf(await ours.send('order', PHONE, { token: 'their-token' }))).toMatchObject({ code: 190 })
  expect(ours.upstream.messages()).toEqual([])
})

test('two businesses with one number and one token: who knows the template decides, and a No of any of them holds', async () => {
  const { deps, business, phoneNumberId, upstream, says: say, send, token } = await setUp()
  const second = await makeBusiness(deps)
  await addNumber(deps, second.id, { phoneNumberId, baseUrl: upstream.url, token })
  await say('in')
  expect((await send('offer', PHONE)).status).toBe(200)
  await addTemplate(deps, second.id, { name: 'offer', topicId: second.topics.promos, category: 'marketing' })
  expect(refusalOf(await send('offer', PHONE))).toMatchObject({ code: 131049, reason: 'no_opt_in' })
  const id = await makeContact(deps, second.id, phoneIdentity(PHONE))
  await says(deps, second, id, { on: 'answer', topicId: second.topics.promos, answer: 'in' })
  const answer = await send('offer', PHONE)
  await answer.after
  const { sql } = database.admin
  const rows =
    await sql`select business_id from sent_messages where message_id = ${answer.json.messages?.[0]?.id ?? ''}`
  expect(new Set(rows.map((row) => row['business_id']))).toEqual(new Set([business.id, second.id]))
})

test('two businesses with one number and different tokens: the token says whose it is', async () => {
  const { deps, phoneNumberId, upstream, says: say, send } = await setUp()
  const second = await makeBusiness(deps)
  await addNumber(deps, second.id, { phoneNumberId, baseUrl: upstream.url, token: 'second-token' })
  await addTemplate(deps, second.id, { name: 'offer', topicId: second.topics.orders, category: 'utility' })
  await say('out')
  expect(refusalOf(await send('offer', PHONE))).toMatchObject({ reason: 'opted_out' })
  expect((await send('offer', PHONE, { token: 'second-token' })).status).toBe(200)
})

test('a business that sets up another’s number with an upstream of its own never receives the other’s token', async () => {
  const { deps, phoneNumberId, send, asked, token } = await setUp()
  const trap = await testUpstream()
  deps.settings.allowPrivate = [...deps.settings.allowPrivate, trap.host]
  const { send: again } = callers(deps, phoneNumberId, token)
  await addNumber(deps, (await makeBusiness(deps)).id, { phoneNumberId, baseUrl: trap.url, token: 'trap-token' })
  expect(refusalOf(await again('order', PHONE, { token: 'second-token' }))).toMatchObject({ code: 190 })
  expect((await send('order', PHONE)).status).toBe(200)
  expect([trap.seen.length, asked()]).toEqual([0, 0])
})

test('other addresses go to the account whose token they carry; one that Meta has confirmed counts as well', async () => {
  const { call, phoneNumberId, upstream } = await setUp()
  upstream.tokens.add('third-token')
  expect((await call('GET', '/v24.0/1234567')).json).toEqual({ id: '1234567' })
  expect(refusalOf(await call('GET', '/v24.0/1234567', { token: 'third-token' }))).toMatchObject({ code: 190 })
  expect((await call('GET', `/v24.0/${phoneNumberId}`, { token: 'third-token' })).status).toBe(200)
  expect((await call('GET', '/v24.0/1234567', { token: 'third-token' })).status).toBe(200)
  expect(upstream.seen.at(-1)!.headers.authorization).toBe('Bearer third-token')
})
