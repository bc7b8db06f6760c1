import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { ensureSource } from '@/db/queries/business/sources'
import { bsuidIdentity, phoneIdentity } from '@/lib/consent/identities'
import { callApi, keyFor, newKey, useDeps } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { linkDay } from '@/lib/links/link-age'
import { verifyLink } from '@/lib/links/verify-link'
import { operatorOf } from '@/lib/services/callers/caller'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import { mergeWithin } from '@/lib/services/contacts/merge-contacts'
import { revokeApiKey } from '@/lib/services/keys/revoke-api-key'
import { openLink } from '@/lib/services/page/open-link'
import { releaseNumber } from '@/lib/services/page/release-number'
import { badLines, fingerprint, makeBusiness, makeContact, storedState, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { POST } from './route'

const database = await createTestDatabase()
const deps = testDeps(database.app)
useDeps(deps)
const [ours, theirs] = [await makeBusiness(deps), await makeBusiness(deps)]
const token = await keyFor(deps, ours.id, ['links'])

interface Link {
  contact: string
  contact_id: string | null
  url: string | null
  expires_at: string | null
  problem?: string
}
interface Answer extends Link {
  links: Link[]
  code?: string
}

async function ask(body: unknown, key = token): Promise<{ status: number; body: Answer }> {
  const response = await callApi(POST, { token: key, body })
  return { status: response.status, body: (await response.json()) as Answer }
}

function claimsOf(link: Link | undefined) {
  const verified = verifyLink(deps.links, link?.url?.split('/p/')[1] ?? '')
  if (!verified.ok) throw new Error('no link of ours')
  return verified.claims
}

const makeSource = (businessId: string, id: string, reference: string) =>
  inBusiness(database.app, businessId, (tx) =>
    ensureSource(tx, businessId, { id, kind: 'campaign', name: reference, reference, now: Date.now() }),
  )

test('contacts that exist get their links in order, by any of their names, and nothing is written', async () => {
  const id = await makeContact(deps, ours.id, phoneIdentity('+5511987650001'), bsuidIdentity('BR.one'))
  const other = await makeContact(deps, ours.id, phoneIdentity('+5511987650002'))
  const contacts = ['+5511987650002', 'BR.one', id.toUpperCase(), '11 98765-0001', '+5511987650002']
  const before = await fingerprint(database.admin)
  const days = [linkDay(Date.now())]
  const { status, body } = await ask({ contacts })
  // The day may end during the call.
  days.push(linkDay(Date.now()))
  expect(await fingerprint(database.admin)).toEqual(before)
  expect(status).toBe(200)
  expect(body.links.map(({ contact }) => contact)).toEqual(contacts)
  expect(body.links.map((link) => link.contact_id)).toEqual([other, id, id, id, other])
  for (const link of body.links) {
    const { day, ...claims } = claimsOf(link)
    expect(claims).toEqual({ business: ours.number, contact: link.contact_id, source: 0, epoch: 0, language: 0 })
    expect(days).toContain(day)
    expect(link.url).toMatch(/^http:\/\/localhost:3000\/p\/[\w-]{60}$/)
    expect(link.expires_at).toMatch(/T00:00:00\.000Z$/)
  }
  const [, secret = ''] = body.links[0]?.url?.split('/p/') ?? []
  expect(await openLink(deps, secret)).toMatchObject({ power: 'full', contactId: other })
})

test('one contact gets one link', async () => {
  const id = await makeContact(deps, ours.id, phoneIdentity('+5511987650003'))
  const { body } = await ask({ contact: '+5511987650003' })
  expect(body).toEqual({
    contact: '+5511987650003',
    contact_id: id,
    url: expect.any(String),
    expires_at: expect.any(String),
  })
})

test('source and language of a contact come before those of the call', async () => {
  const id = await makeContact(deps, ours.id, phoneIdentity('+5511987650004'))
  const [first, second] = [newId(), newId()]
  const numbers = [await makeSource(ours.id, first, 'november'), await makeSource(ours.id, second, 'december')]
  const contacts = [
    id,
    { contact: id, source: first.toUpperCase() },
    { contact: id, source: 'december', language: 'es' },
  ]
  const { body } = await ask({ contacts, source: 'december', language: 'pt-BR' })
  const claims = body.links.map(claimsOf)
  expect(claims.map(({ source }) => source)).toEqual([numbers[1], numbers[0], numbers[1]])
  expect(claims.map(({ language }) => language)).toEqual([2, 2, 1])
  expect(claimsOf((await ask({ contact: { contact: id, source: second } })).body).source).toBe(numbers[1])
})

test('a link names a topic, that of a contact before that of the call; the token is the same', async () => {
  const id = await makeContact(deps, ours.id)
  const contacts = [id, { contact: id, topic: ours.topics.news }, { contact: id, topic: 'nothing' }]
  const [first, second, third] = (await ask({ contacts, topic: 'PROMOS' })).body.links
  expect([first?.url?.replace('?t=promos', '?t=news'), third?.problem]).toEqual([second?.url, 'unknown_topic'])
  for (const topic of ['nothing', 'security', theirs.topics.promos])
    expect(await ask({ contact: id, topic })).toMatchObject({ status: 404, body: { code: 'unknown_topic' } })
})

test('a source that is not there, or another business’s, is refused: for the call with 404, for a contact beside it', async () => {
  const id = await makeContact(deps, ours.id, phoneIdentity('+5511987650005'))
  const theirSource = newId()
  await makeSource(theirs.id, theirSource, 'theirs')
  for (const source of [theirSource, 'theirs', newId(), 'nothing']) {
    expect(await ask({ contacts: [id], source })).toMatchObject({ status: 404, body: { code: 'unknown_source' } })
    const { body } = await ask({ contacts: [{ contact: id, source }, id] })
    expect(body.links).toEqual([
      { contact: id, contact_id: id, url: null, expires_at: null, problem: 'unknown_source' },
      expect.objectContaining({ url: expect.any(String) }),
    ])
  }
})

test('numbers and user ids nobody knows become contacts, each once, however they are written', async () => {
  const contacts = ['+5511987651001', 'BR.new', '+551187651001', '11 98765-1001', 'BR.new', '+5511987651002']
  const { body } = await ask({ contacts })
  const ids = body.links.map((link) => link.contact_id)
  expect(new Set(ids).size).toBe(3)
  expect([ids[2], ids[3], ids[4]]).toEqual([ids[0], ids[0], ids[1]])
  expect((await ask({ contacts })).body.links.map((link) => link.contact_id)).toEqual(ids)
  expect(await storedState(deps, ours.id, ids[0]!)).toMatchObject({ stop: null, topics: {} })
  expect(deps.wokenFor).toContain(ours.id)
  // What is sent to is the digits of what was read, however it was written.
  const kept = await database.admin.sql`select value, canonical from identities where contact_id = ${ids[0]!}`
  expect(kept).toEqual([{ value: '5511987651001', canonical: '+5511987651001' }])
})

test('the same strangers in two calls at once are one person each', async () => {
  const contacts = Array.from({ length: 300 }, (_, place) => `+55119${87_653_000 + place}`)
  const calls = await Promise.all([contacts, contacts.toReversed(), contacts].map((some) => ask({ contacts: some })))
  const ids = calls.map(({ body }) => Object.fromEntries(body.links.map((link) => [link.contact, link.contact_id])))
  expect(ids[1]).toEqual(ids[0])
  expect(ids[2]).toEqual(ids[0])
  expect(new Set(Object.values(ids[0] ?? {})).size).toBe(300)
})

test('what is no name is told for that one, and the rest goes on', async () => {
  const unknown = newId()
  const elsewhere = await makeContact(deps, theirs.id, phoneIdentity('+5511987652001'))
  const contacts = ['call me', '', '31987654321', unknown, elsewhere, '+5511987650001', '+999123456789']
  const { status, body } = await ask({ contacts })
  expect(status).toBe(200)
  const problems = [
    'unreadable',
    'unreadable',
    'unreadable',
    'unknown_contact',
    'unknown_contact',
    undefined,
    'unreadable',
  ]
  expect(body.links.map(({ problem }) => problem)).toEqual(problems)
  expect(body.links[0]).toEqual({
    contact: 'call me',
    contact_id: null,
    url: null,
    expires_at: null,
    problem: 'unreadable',
  })
  const unreadable = (await ask({ contacts: ['', 'x'] })).body.links.map(({ problem }) => problem)
  expect(unreadable).toEqual(['unreadable', 'unreadable'])
  expect((await ask({ contact: 'x' })).body).toMatchObject({ url: null, problem: 'unreadable' })
  expect((await ask({ contact: unknown })).body).toMatchObject({ url: null, problem: 'unknown_contact' })
})

test('a person who released their number or was erased gets no link; the number begins again, stopped', async () => {
  const shop = await makeBusiness(deps)
  const key = await keyFor(deps, shop.id, ['links'])
  const released = await makeContact(deps, shop.id, phoneIdentity('+5511987654001'), bsuidIdentity('BR.stays'))
  const erased = await makeContact(deps, shop.id, phoneIdentity('+5511987654002'))
  await releaseNumber(deps, await visit(deps, shop, released))
  await eraseContact(deps, operatorOf(shop.id), erased)
  const { body } = await ask({ contacts: [released, erased, 'BR.stays'] }, key)
  expect(body.links.map(({ url, problem }) => ({ url, problem }))).toEqual([
    { url: null, problem: 'released' },
    { url: null, problem: 'erased' },
    { url: null, problem: 'released' },
  ])
  const again = await ask({ contacts: ['+5511987654001', '+5511987654002', '+5511987654003'] }, key)
  const stops = await Promise.all(
    again.body.links.map(async (link) => (await storedState(deps, shop.id, link.contact_id ?? '')).stop?.on ?? false),
  )
  expect(again.body.links.every((link) => link.url !== null)).toBe(true)
  expect(stops).toEqual([true, true, false])
  expect(again.body.links[0]?.contact_id).not.toBe(released)
  expect(await badLines(database.owner)).toEqual([])
})

test('the id of somebody who was merged gets the link of who stayed, with their epoch', async () => {
  const one = await makeContact(deps, ours.id, phoneIdentity('+5511987655001'))
  const other = await makeContact(deps, ours.id, bsuidIdentity('BR.joined'))
  const stayed = await inBusiness(database.app, ours.id, (tx) => mergeWithin(tx, ours.id, one, other))
  await inBusiness(
    database.app,
    ours.id,
    (tx) => tx`update contacts set link_epoch = 7 where business_id = ${ours.id} and id = ${stayed}`,
  )
  const { body } = await ask({ contacts: [one, other, 'BR.joined'] })
  for (const link of body.links) expect(claimsOf(link)).toMatchObject({ contact: stayed, epoch: 7 })
})

test('another business knows nobody of ours, and its links are its own', async () => {
  const key = await keyFor(deps, theirs.id, ['links'])
  const id = await makeContact(deps, ours.id, phoneIdentity('+5511987656001'))
  expect((await ask({ contact: id }, key)).body).toMatchObject({ problem: 'unknown_contact', contact_id: null })
  const { body } = await ask({ contact: '+5511987656001' }, key)
  expect(body.contact_id).not.toBe(id)
  expect(claimsOf(body).business).toBe(theirs.number)
})

test('a key that was revoked a moment ago is refused, though the process knew it', async () => {
  const made = await newKey(deps, ours.id, ['links'])
  expect((await ask({ contact: '+5511987658001' }, made.token)).status).toBe(200)
  await revokeApiKey(deps, operatorOf(ours.id), made.id)
  const before = await fingerprint(database.admin)
  expect(await ask({ contact: '+5511987658002' }, made.token)).toMatchObject({ status: 401 })
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('no key, one without the scope, and a test key', async () => {
  const body = { contact: '+5511987657001' }
  expect((await callApi(POST, { body })).status).toBe(401)
  const other = await keyFor(deps, ours.id, ['check', 'contacts:read', 'contacts:write', 'imports', 'events'])
  expect(await ask(body, other)).toMatchObject({ status: 403, body: { code: 'scope_missing' } })
  const sandbox = await ask(body, await keyFor(deps, ours.id, ['links'], 'test'))
  expect(claimsOf(sandbox.body).business).not.toBe(ours.number)
})

const many = (count: number) => Array.from({ length: count }, () => '+5511987650001')

test.each<[string, unknown, string]>([
  ['nobody', {}, 'contacts'],
  ['one and many', { contact: 'BR.one', contacts: ['BR.one'] }, 'contacts'],
  ['an empty list', { contacts: [] }, 'contacts'],
  ['10,001 contacts', { contacts: many(10_001) }, 'contacts'],
  ['a language we do not speak', { contact: 'BR.one', language: 'nl' }, 'language'],
  ['a number that is no text', { contacts: [5511987650001] }, 'contacts.0'],
  ['a contact without its name', { contacts: [{ source: 'x' }] }, 'contacts.0'],
  ['a misspelt field', { contact: 'BR.one', sorce: 'x' }, 'sorce'],
  ['null', null, 'body'],
])('%s is refused with the name of what is wrong, and no value', async (_what, body, name) => {
  const answer = await ask(body)
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_body', invalid_params: [{ name }] } })
  expect(JSON.stringify(answer.body)).not.toContain('98765')
})

test('exactly 10,000 get their links', async () => {
  const { body } = await ask({ contacts: many(10_000) })
  expect(new Set(body.links.map(({ url }) => url)).size).toBe(1)
  expect(body.links).toHaveLength(10_000)
})

test('thousands, by all names and in their order, and a stranger who is named at both ends is one', async () => {
  const [ana, bea] = [phoneIdentity('+5511981110001'), phoneIdentity('+5511981110002')]
  const ids = [await makeContact(deps, ours.id, ana), await makeContact(deps, ours.id, bea)]
  const stranger = '+5511981119999'
  const contacts = Array.from({ length: 9000 }, (_, place) => {
    if (place === 10 || place === 8990) return stranger
    return ['+5511981110001', ids[1], 'nobody at all'][place % 3] ?? ''
  })
  const { body } = await ask({ contacts })
  expect(body.links.map(({ contact }) => contact)).toEqual(contacts)
  const [first, second] = [body.links[10], body.links[8990]]
  expect(first?.contact_id).not.toBeNull()
  expect(second).toEqual(first)
  for (const [place, link] of body.links.entries()) {
    if (place === 10 || place === 8990) continue
    const expected = [ids[0], ids[1], null][place % 3]
    if (link.contact_id !== expected) throw new Error(`place ${place} got ${link.contact_id}`)
    if (expected === null && link.problem !== 'unreadable') throw new Error(`place ${place}: ${link.problem}`)
  }
  expect(claimsOf(body.links[8998])).toMatchObject({ contact: ids[1] })
})

const json = JSON.stringify({ contact: 'BR.one' })
test.each<[string, BodyInit, number]>([
  ['a byte order mark', `\uFEFF${json}`, 200],
  ['UTF-16', Buffer.from(json, 'utf16le'), 400],
  ['bytes that are no UTF-8', Buffer.concat([Buffer.from('{"contact":"'), Buffer.of(0xff), Buffer.from('"}')]), 400],
  ['JSON that ends too early', json.slice(0, -1), 400],
  ['more than 2 MB', `${json}${' '.repeat(2 * 2 ** 20)}`, 413],
])('a body with %s', async (_what, raw, status) => {
  expect((await callApi(POST, { token, raw })).status).toBe(status)
})
