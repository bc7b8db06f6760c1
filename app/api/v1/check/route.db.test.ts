import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { raiseConfigVersion } from '@/db/queries/business/notices'
import { insertSender, pauseTopic } from '@/db/queries/business/set-up'
import { lockTemplate } from '@/db/queries/templates/templates'
import { bsuidIdentity, phoneIdentity } from '@/lib/consent/identities'
import { callApi, keyFor, newKey, useDeps } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import { revokeApiKey } from '@/lib/services/keys/revoke-api-key'
import { pauseMessages } from '@/lib/services/page/pause-messages'
import { stopEverything } from '@/lib/services/page/stop-everything'
import { fingerprint, makeBusiness, makeContact, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { POST } from './route'

const database = await createTestDatabase()
const deps = testDeps(database.app)
useDeps(deps)
const [ours, theirs] = [await makeBusiness(deps), await makeBusiness(deps)]
const token = await keyFor(deps, ours.id, ['check'])

const [quiet, stopped, paused] = ['+5511987650001', '+5511987650002', '+5511987650003']
const ids = {
  quiet: await makeContact(deps, ours.id, phoneIdentity(quiet), bsuidIdentity('BR.quiet')),
  stopped: await makeContact(deps, ours.id, phoneIdentity(stopped)),
  paused: await makeContact(deps, ours.id, phoneIdentity(paused)),
}
await stopEverything(deps, await visit(deps, ours, ids.stopped))
await pauseMessages(deps, await visit(deps, ours, ids.paused), '1w')

interface Answer {
  allowed: boolean | number
  reason?: string
  until?: string | null
  results?: { contact?: string; allowed: boolean; reason: string; until: string | null }[]
  code?: string
  invalid_params?: { name: string; reason: string }[]
}

async function check(body: unknown, key = token): Promise<{ status: number; body: Answer }> {
  const response = await callApi(POST, { token: key, body })
  return { status: response.status, body: (await response.json()) as Answer }
}
const reasonsOf = (answer: { body: Answer }) => answer.body.results?.map(({ reason }) => reason)

test('one contact is answered by number, user id and our id, with reason and end', async () => {
  const yes = { allowed: true, reason: 'not_refused', until: null }
  for (const contact of [quiet, 'BR.quiet', ids.quiet, ids.quiet.toUpperCase(), '5511987650001', '+5511900000000'])
    expect(await check({ contact, topic: 'orders' })).toEqual({ status: 200, body: yes })
  expect((await check({ contact: quiet, topic: ours.topics.promos })).body).toEqual({
    allowed: false,
    reason: 'no_opt_in',
    until: null,
  })
  expect((await check({ contact: stopped, topic: 'orders' })).body).toMatchObject({ reason: 'stopped', until: null })
  expect((await check({ contact: stopped, topic: 'security' })).body).toMatchObject({ reason: 'required' })
  expect((await check({ contact: paused, topic: 'orders' })).body).toEqual({
    allowed: false,
    reason: 'paused',
    until: expect.stringMatching(/^\d{4}-\d\d-\d\dT12:00:00\.000Z$/),
  })
})

test('many are answered in their order, each of the same person, and repeated only when asked for', async () => {
  const contacts = [stopped, quiet, stopped, ids.paused, 'BR.quiet', '+5511900000000', 'call me', '']
  const answer = await check({ contacts, topic: 'orders' })
  expect(answer.body.allowed).toBe(3)
  const reasons = [
    'stopped',
    'not_refused',
    'stopped',
    'paused',
    'not_refused',
    'not_refused',
    'unreadable',
    'unreadable',
  ]
  expect(reasonsOf(answer)).toEqual(reasons)
  expect(answer.body.results?.[0]).toEqual({ allowed: false, reason: 'stopped', until: null })
  const echoed = await check({ contacts, topic: 'orders', echo: true })
  expect(echoed.body.results?.map(({ contact }) => contact)).toEqual(contacts)
  expect(reasonsOf(echoed)).toEqual(reasons)
})

test('a list that nobody can be read from is answered for each', async () => {
  for (const contacts of [['call me'], ['', 'x', '12']]) {
    const unreadable = contacts.map(() => 'unreadable')
    expect(reasonsOf(await check({ contacts, topic: 'orders' }))).toEqual(unreadable)
    expect(reasonsOf(await check({ contacts, topic: 'orders', at: new Date().toISOString() }))).toEqual(unreadable)
  }
  expect((await check({ contact: 'call me', topic: 'orders' })).body).toMatchObject({ reason: 'unreadable' })
  expect(reasonsOf(await check({ contacts: [ids.stopped], topic: 'orders' }))).toEqual(['stopped'])
})

test('a thousand answers have less than 100 kB, and nothing is written for them', async () => {
  const contacts = Array.from({ length: 1000 }, (_, place) => `+55119${87_000_000 + place}`)
  const before = await fingerprint(database.admin)
  const response = await callApi(POST, { token, body: { contacts, topic: 'promos' } })
  expect(Buffer.byteLength(await response.text())).toBeLessThan(100_000)
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('contact, topic, template and sender of another business are as if they were not there', async () => {
  const [theirId, senderId] = [newId(), newId()]
  const theirContact = await makeContact(deps, theirs.id, phoneIdentity('+5511911110001'))
  await stopEverything(deps, await visit(deps, theirs, theirContact))
  await inBusiness(database.app, theirs.id, async (tx) => {
    await insertSender(tx, theirs.id, { id: senderId, phoneNumberId: '777', displayNumber: '+1', name: 'theirs' })
    await lockTemplate(tx, theirs.id, theirId, { name: 'theirs', language: 'es' }, Date.now())
    await tx`update templates set topic_id = ${theirs.topics.orders} where business_id = ${theirs.id}`
  })
  const seen = [theirContact, '+5511911110001']
  for (const contact of [...seen, newId(), '+5511911110002'])
    expect((await check({ contact, topic: 'orders' })).body).toMatchObject({ reason: 'not_refused' })
  expect(reasonsOf(await check({ contacts: seen, topic: 'orders' }))).toEqual(['not_refused', 'not_refused'])

  for (const body of [{ contact: quiet }, { contacts: [quiet] }, { contact: quiet, at: new Date().toISOString() }]) {
    for (const topic of [theirs.topics.orders, newId(), 'no such topic']) {
      const absent = await check({ ...body, topic })
      expect(absent).toMatchObject({ status: 404, body: { code: 'unknown_topic' } })
    }
    for (const sender of [senderId, '777', newId(), '778'])
      expect(await check({ ...body, topic: 'orders', sender })).toMatchObject({
        status: 404,
        body: { code: 'unknown_sender' },
      })
    const template = await check({ ...body, template: { name: 'theirs' } })
    expect(template.body.reason ?? reasonsOf(template)?.[0]).toBe('unknown_template')
  }
})

test('a template nobody tied to a topic is refused for everybody, or is marketing where the business chose that', async () => {
  const template = { name: 'never_seen' }
  const no = { allowed: false, reason: 'unknown_template', until: null }
  expect((await check({ contact: quiet, template })).body).toEqual(no)
  expect((await check({ contacts: [quiet, 'x'], template })).body).toEqual({ allowed: 0, results: [no, no] })
  const shop = await makeBusiness(deps)
  const key = await keyFor(deps, shop.id, ['check'])
  expect((await check({ contact: quiet, template }, key)).body).toEqual(no)
  await inBusiness(database.app, shop.id, async (tx) => {
    await tx`update businesses set unknown_template = 'as_marketing' where id = ${shop.id}`
    await raiseConfigVersion(tx, shop.id)
  })
  expect((await check({ contact: quiet, template }, key)).body).toMatchObject({ allowed: true, reason: 'not_refused' })
  expect(reasonsOf(await check({ contacts: [quiet, 'x'], template }, key))).toEqual(['not_refused', 'unreadable'])
})

test('a template is decided by its topic and category', async () => {
  await inBusiness(database.app, ours.id, async (tx) => {
    await lockTemplate(tx, ours.id, newId(), { name: 'shipped', language: 'es-MX', category: 'utility' }, Date.now())
    await tx`update templates set topic_id = ${ours.topics.security} where business_id = ${ours.id} and name = 'shipped'`
  })
  const template = { name: 'shipped', language: 'es_MX' }
  expect((await check({ contact: stopped, template })).body).toMatchObject({ allowed: true, reason: 'required' })
  expect(reasonsOf(await check({ contacts: [stopped], template }))).toEqual(['required'])
  await inBusiness(
    database.app,
    ours.id,
    (tx) => tx`update templates set category = 'marketing' where business_id = ${ours.id} and name = 'shipped'`,
  )
  expect((await check({ contact: stopped, template })).body).toMatchObject({ allowed: false, reason: 'stopped' })
  expect(reasonsOf(await check({ contacts: [stopped], template }))).toEqual(['stopped'])
})

test('a topic switched off a moment ago is off, also in a process that knew it on', async () => {
  const ask = async () => [
    (await check({ contact: quiet, topic: 'orders' })).body.reason,
    reasonsOf(await check({ contacts: [quiet], topic: 'orders' }))?.[0],
  ]
  const turn = (isOff: boolean) =>
    inBusiness(database.app, ours.id, async (tx) => {
      await pauseTopic(tx, ours.id, ours.topics.orders, isOff, Date.now())
      await raiseConfigVersion(tx, ours.id)
    })
  expect(await ask()).toEqual(['not_refused', 'not_refused'])
  await turn(true)
  expect(await ask()).toEqual(['topic_paused', 'topic_paused'])
  await turn(false)
  expect(await ask()).toEqual(['not_refused', 'not_refused'])
})

test('a key that was revoked a moment ago is refused, though the process knew it', async () => {
  const bodies = [
    { contact: quiet, topic: 'orders' },
    { contacts: [quiet], topic: 'orders' },
    { contact: quiet, topic: 'orders', at: new Date().toISOString() },
    { contact: quiet, topic: 'no such topic' },
    { contact: quiet },
  ]
  const made = await newKey(deps, ours.id, ['check'])
  expect((await check(bodies[0], made.token)).status).toBe(200)
  await revokeApiKey(deps, operatorOf(ours.id), made.id)
  for (const body of bodies)
    expect(await check(body, made.token)).toMatchObject({ status: 401, body: { code: 'unauthorized' } })
})

test('a refusal says how many calls are left, as every answer to a key does', async () => {
  for (const body of [{ contact: quiet, topic: 'no such topic' }, { contact: quiet }]) {
    const response = await callApi(POST, { token, body })
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(response.headers.get('ratelimit')).toMatch(/^"minute";r=\d+;t=\d+$/)
  }
})

test.each([
  { contact: '+5511987650001', topic: 'a\0' },
  { contact: '+5511987650001', template: { name: 'a\0' } },
  { contact: '+5511987650001', topic: 'orders', sender: '\0' },
])('what PostgreSQL can’t hold is refused, and is no fault of ours: %o', async (body) => {
  expect(await check(body)).toMatchObject({ status: 400, body: { code: 'invalid_body' } })
})

test('no key, a wrong one, and one without the scope are refused', async () => {
  const body = { contact: quiet, topic: 'orders' }
  expect((await callApi(POST, { body })).status).toBe(401)
  expect((await check(body, `${token.slice(0, -1)}x`)).status).toBe(401)
  const other = await keyFor(deps, ours.id, [
    'links',
    'contacts:read',
    'contacts:write',
    'imports',
    'events',
    'evidence',
  ])
  expect(await check(body, other)).toMatchObject({ status: 403, body: { code: 'scope_missing' } })
})

test('a test key asks the test business, where nobody stopped', async () => {
  const key = await keyFor(deps, ours.id, ['check'], 'test')
  expect((await check({ contact: stopped, topic: 'orders' }, key)).body).toMatchObject({ reason: 'not_refused' })
})

const many = (count: number) => Array.from({ length: count }, () => quiet)

test.each<[string, unknown, string]>([
  ['nobody', { topic: 'orders' }, 'contacts'],
  ['one and many', { contact: quiet, contacts: [quiet], topic: 'orders' }, 'contacts'],
  ['an empty list', { contacts: [], topic: 'orders' }, 'contacts'],
  ['10,001 contacts', { contacts: many(10_001), topic: 'orders' }, 'contacts'],
  ['an empty name', { contact: '', topic: 'orders' }, 'contact'],
  ['no topic', { contact: quiet }, 'topic'],
  ['topic and template', { contact: quiet, topic: 'orders', template: { name: 'x' } }, 'topic'],
  ['a number that is no text', { contact: 5511987650001, topic: 'orders' }, 'contact'],
  ['a list with a number that is no text', { contacts: [quiet, 5511987650001], topic: 'orders' }, 'contacts.1'],
  ['a text in place of a list', { contacts: quiet, topic: 'orders' }, 'contacts'],
  ['a template without a name', { contact: quiet, template: {} }, 'template.name'],
  ['a time that is none', { contact: quiet, topic: 'orders', at: 'yesterday' }, 'at'],
  ['a time without an offset', { contact: quiet, topic: 'orders', at: '2026-11-25T12:00:00' }, 'at'],
  ['a misspelt field', { contact: quiet, topic: 'orders', sneder: '1' }, 'sneder'],
  ['a list in place of an object', [quiet], 'body'],
  ['null', null, 'body'],
])('%s is refused with the name of what is wrong, and no value', async (_what, body, name) => {
  const answer = await check(body)
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_body', invalid_params: [{ name }] } })
  expect(JSON.stringify(answer.body)).not.toContain('98765')
})

test('exactly 10,000 are answered', async () => {
  const answer = await check({ contacts: many(10_000), topic: 'orders' })
  expect(answer.body.results).toHaveLength(10_000)
})

const json = JSON.stringify({ contact: quiet, topic: 'orders' })
test.each<[string, BodyInit, number]>([
  ['a byte order mark', `\uFEFF${json}`, 200],
  ['UTF-16', Buffer.from(json, 'utf16le'), 400],
  [
    'bytes that are no UTF-8',
    Buffer.concat([Buffer.from('{"contact":"'), Buffer.of(0xff, 0xfe), Buffer.from('"}')]),
    400,
  ],
  ['JSON that ends too early', json.slice(0, -3), 400],
  ['nothing', '', 400],
  ['two documents', json + json, 400],
])('a body with %s', async (_what, raw, status) => {
  expect((await callApi(POST, { token, raw })).status).toBe(status)
})

test('40 MB are refused after 2 MB were read, and at once when their length is told', async () => {
  const chunk = new Uint8Array(64 * 1024).fill(0x20)
  let read = 0
  const raw = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (read >= 40 * 2 ** 20) return controller.close()
        read += chunk.byteLength
        controller.enqueue(chunk)
      },
    },
    { highWaterMark: 0 },
  )
  const response = await callApi(POST, { token, raw })
  expect(response.status).toBe(413)
  expect(read).toBeLessThanOrEqual(2 * 2 ** 20 + 2 * chunk.byteLength)

  const told = await callApi(POST, { token, raw: 'x', headers: { 'content-length': String(40 * 2 ** 20) } })
  expect(told.status).toBe(413)
})
