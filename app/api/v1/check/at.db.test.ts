import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { addTopicVersion, archiveTopic, pauseTopic } from '@/db/queries/business/set-up'
import { insertTemplateEvent, lockTemplate } from '@/db/queries/templates/templates'
import type { TemplateChange } from '@/lib/backends/whatsapp/events'
import { bsuidIdentity, type ContactIdentity, phoneIdentity } from '@/lib/consent/identities'
import type { Category, Statement } from '@/lib/consent/types'
import { callApi, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { changeSettings } from '@/lib/services/business/business-settings'
import { operatorOf } from '@/lib/services/callers/caller'
import { changeContact } from '@/lib/services/changes/change-contact'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import { findOrCreateContact } from '@/lib/services/contacts/find-contact'
import { mergeWithin } from '@/lib/services/contacts/merge-contacts'
import { releaseNumber } from '@/lib/services/page/release-number'
import { recordTemplateEvent } from '@/lib/services/templates/record-template-event'
import { fingerprint, makeBusiness, makeContact, testDeps, type TestBusiness, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { until } from '@/testing/until'
import { POST } from './route'

const database = await createTestDatabase()
const deps = testDeps(database.app)
useDeps(deps)

/** Resolves when the clock shows `time` or more, with what it shows. */
async function clockReaches(time: number): Promise<number> {
  return until(() => {
    const now = Date.now()
    return now >= time && now
  })
}

/** A moment that nothing else shares: after all that was done before, before all that is done after. */
async function moment(): Promise<string> {
  const at = await clockReaches(Date.now() + 5)
  await clockReaches(at + 5)
  return new Date(at).toISOString()
}

async function checkAll(business: TestBusiness, body: Record<string, unknown>): Promise<string[]> {
  const token = await keyFor(deps, business.id, ['check'])
  const response = await callApi(POST, { token, body })
  const answer = (await response.json()) as { results?: { reason: string }[]; reason?: string; code?: string }
  return answer.results?.map(({ reason }) => reason) ?? [answer.reason ?? answer.code ?? 'none']
}

/** What each of the moments would have answered. */
async function through(business: TestBusiness, body: Record<string, unknown>, moments: string[]): Promise<string[]> {
  const answers = await Promise.all(moments.map((at) => checkAll(business, { ...body, at })))
  return answers.map((answer) => answer.join(' '))
}

const say = (business: TestBusiness, contactId: string, statement: Statement, claimedAt?: number) =>
  changeContact(deps, business.id, contactId, {
    kind: statement.on === 'stop' ? 'stop' : 'preferences',
    actor: 'contact',
    method: 'page',
    claimedAt,
    say: () => ({ statements: [statement] }),
  })

const minutesAgo = (minutes: number) => Date.now() - minutes * 60_000

test('what was known then: a late No counts from when it was recorded, not from when it happened', async () => {
  const shop = await makeBusiness(deps)
  const { promos } = shop.topics
  const phone = phoneIdentity('+5511987650001')!
  const before = await moment()
  const id = await makeContact(deps, shop.id, phone)
  await say(shop, id, { on: 'answer', topicId: promos, answer: 'in', basis: 'consent' }, minutesAgo(10))
  const agreed = await moment()
  // Happened before the Yes, and came after it: the Yes stands.
  await say(shop, id, { on: 'answer', topicId: promos, answer: 'out', basis: null }, minutesAgo(20))
  const late = await moment()
  await say(shop, id, { on: 'answer', topicId: promos, answer: 'out', basis: null }, minutesAgo(5))
  const refused = await moment()
  await say(shop, id, { on: 'stop', value: true })
  const stopped = await moment()
  const moments = [before, agreed, late, refused, stopped]
  const expected = ['no_opt_in', 'opted_in', 'opted_in', 'opted_out', 'stopped']
  for (const contact of [phone.value, id])
    expect(await through(shop, { contacts: [contact], topic: 'promos' }, moments)).toEqual(expected)
  expect(await through(shop, { contact: id, topic: 'promos' }, moments)).toEqual(expected)
})

test('the topic counts as it was then: its policy, its kill switch, and whether it was there', async () => {
  const shop = await makeBusiness(deps)
  const { orders } = shop.topics
  const made = await moment()
  await inBusiness(database.app, shop.id, (tx) => pauseTopic(tx, shop.id, orders, true, Date.now()))
  const off = await moment()
  await inBusiness(database.app, shop.id, (tx) => pauseTopic(tx, shop.id, orders, false, Date.now()))
  await inBusiness(database.app, shop.id, async (tx) => {
    await tx`update topics set policy = 'opt_in', version = version + 1 where business_id = ${shop.id} and id = ${orders}`
    await addTopicVersion(tx, shop.id, orders, Date.now())
  })
  const asks = await moment()
  await inBusiness(database.app, shop.id, (tx) => archiveTopic(tx, shop.id, orders, Date.now()))
  const gone = await moment()
  const long = new Date(minutesAgo(60)).toISOString()
  const question = { contacts: ['+5511987650002'], topic: 'orders' }
  const expected = ['unknown_topic', 'not_refused', 'topic_paused', 'no_opt_in', 'unknown_topic']
  expect(await through(shop, question, [long, made, off, asks, gone])).toEqual(expected)
})

test('the template counts as it was known then: its topic and its category', async () => {
  const shop = await makeBusiness(deps)
  const { security, promos } = shop.topics
  const contact = await makeContact(deps, shop.id, phoneIdentity('+5511987650003'))
  await say(shop, contact, { on: 'stop', value: true })
  const unknown = await moment()
  const id = newId()
  const event = (kind: 'category' | 'topic', value: Record<string, string | null>, occurredAt = Date.now()) =>
    inBusiness(database.app, shop.id, (tx) =>
      insertTemplateEvent(tx, shop.id, {
        id: newId(),
        templateId: id,
        kind,
        value,
        occurredAt,
        recordedAt: Date.now(),
      }),
    )
  const set = (topicId: string, category: Category) =>
    inBusiness(
      database.app,
      shop.id,
      (tx) =>
        tx`update templates set topic_id = ${topicId}, category = ${category} where business_id = ${shop.id} and id = ${id}`,
    )
  await inBusiness(database.app, shop.id, (tx) =>
    lockTemplate(tx, shop.id, id, { name: 'code', language: 'es', category: 'authentication' }, Date.now()),
  )
  const loose = await moment()
  await set(security, 'authentication')
  await event('topic', { topicId: security, previous: null })
  const tied = await moment()
  await set(security, 'marketing')
  await event('category', { category: 'marketing', previous: 'authentication' })
  const marketing = await moment()
  // Told late, about a time before it became marketing: nothing changes.
  await event('category', { category: 'utility', previous: 'marketing' }, minutesAgo(5))
  const late = await moment()
  await set(promos, 'marketing')
  await event('topic', { topicId: promos, previous: security })
  const moved = await moment()
  const question = { contacts: [contact], template: { name: 'code', language: 'es' } }
  const expected = ['unknown_template', 'unknown_template', 'required', 'stopped', 'stopped', 'stopped']
  expect(await through(shop, question, [unknown, loose, tied, marketing, late, moved])).toEqual(expected)
  // Without its topic it would be sent to those who have refused that topic.
  await changeSettings(deps, operatorOf(shop.id), { unknownTemplate: 'as_marketing' })
  await inBusiness(database.app, shop.id, (tx) => archiveTopic(tx, shop.id, promos, Date.now()))
  expect(await through(shop, question, [moved, await moment()])).toEqual(['stopped', 'unknown_template'])
  // A language that is not known follows the others, as they were then.
  const unseen = { contacts: [contact], template: { name: 'code', language: 'it' } }
  expect(await through(shop, unseen, [tied, moved, await moment()])).toEqual(['stopped', 'stopped', 'unknown_template'])
})

test('what Meta tells of a category counts from then on: in its own words, in a warning, beside a status', async () => {
  const shop = await makeBusiness(deps)
  const contact = await makeContact(deps, shop.id, phoneIdentity('+5511987650005'))
  await say(shop, contact, { on: 'stop', value: true })
  const id = newId()
  const named = { name: 'receipt', language: 'es' }
  await inBusiness(database.app, shop.id, async (tx) => {
    await lockTemplate(tx, shop.id, id, { ...named, category: 'utility', status: 'APPROVED' }, Date.now())
    await tx`update templates set topic_id = ${shop.topics.security} where business_id = ${shop.id} and id = ${id}`
  })
  const tell = (change: TemplateChange) =>
    recordTemplateEvent(
      testDeps(database.worker),
      shop.id,
      { ...{ family: 'template', wabaId: 'w', providerId: null, seconds: null, change }, ...named },
      Date.now(),
    )
  const before = await moment()
  const pending = { category: 'marketing', seconds: Math.floor(Date.now() / 1000) + 86_400 } as const
  await tell({ kind: 'category', category: 'utility', previous: null, pending })
  const warned = await moment()
  await tell({ kind: 'category', category: 'marketing', previous: 'UTILITY', pending: null })
  const marketing = await moment()
  await tell({ kind: 'status', status: 'PAUSED', reason: null, title: null, category: 'utility' })
  const utility = await moment()
  // A word that is not known changes nothing.
  await tell({ kind: 'category', category: null, previous: 'UTILITY', pending: null })
  const unknown = await moment()
  const expected = ['required', 'required', 'stopped', 'required', 'required']
  const question = { contacts: [contact], template: named }
  expect(await through(shop, question, [before, warned, marketing, utility, unknown])).toEqual(expected)
  expect(await checkAll(shop, question)).toEqual(['required'])
})

test('before a merge each is who they were then; after it both are one, with the stricter of what they said', async () => {
  const shop = await makeBusiness(deps)
  const { promos } = shop.topics
  const [phone, user] = [phoneIdentity('+5511987650004')!, bsuidIdentity('BR.merged')!]
  const one = await makeContact(deps, shop.id, phone)
  const other = await makeContact(deps, shop.id, user)
  await say(shop, one, { on: 'answer', topicId: promos, answer: 'in', basis: 'consent' })
  await say(shop, one, { on: 'answer', topicId: shop.topics.news, answer: 'in', basis: 'consent' })
  await say(shop, other, { on: 'answer', topicId: promos, answer: 'out', basis: null })
  const apart = await moment()
  const stayed = await inBusiness(database.app, shop.id, (tx) => mergeWithin(tx, shop.id, one, other))
  expect(stayed).toBe(one)
  const merged = await moment()
  await say(shop, one, { on: 'answer', topicId: promos, answer: 'in', basis: 'consent' })
  const again = await moment()
  const third = await makeContact(deps, shop.id, bsuidIdentity('BR.third'))
  for (const topicId of [promos, shop.topics.news, shop.topics.orders, shop.topics.news, promos])
    await say(shop, third, { on: 'answer', topicId, answer: 'out', basis: null })
  await inBusiness(database.app, shop.id, (tx) => mergeWithin(tx, shop.id, one, third))
  const twice = await moment()
  const contacts = [phone.value, user.value, one, other]
  expect(await through(shop, { contacts, topic: 'promos' }, [apart, merged, again, twice])).toEqual([
    'opted_in opted_out opted_in opted_out',
    'opted_out opted_out opted_out opted_out',
    'opted_in opted_in opted_in opted_in',
    'opted_out opted_out opted_out opted_out',
  ])
  // What is asked about now is what is known now.
  const now = await checkAll(shop, { contacts, topic: 'promos' })
  expect(now).toEqual(['opted_out', 'opted_out', 'opted_out', 'opted_out'])
})

test('a number counts for who had it then', async () => {
  const shop = await makeBusiness(deps)
  const phone = phoneIdentity('+5511987650005')!
  const unknown = await moment()
  const first = await makeContact(deps, shop.id, phone)
  await say(shop, first, { on: 'answer', topicId: shop.topics.promos, answer: 'in', basis: 'consent' })
  const held = await moment()
  await releaseNumber(deps, await visit(deps, shop, first))
  const released = await moment()
  await findOrCreateContact(deps, shop.id, [phone as ContactIdentity], null)
  const second = await moment()
  const question = { contacts: [phone.value], topic: 'promos' }
  const expected = ['no_opt_in', 'opted_in', 'released', 'stopped']
  expect(await through(shop, question, [unknown, held, released, second])).toEqual(expected)
})

test('of who was erased since nothing is known by number any more; the chain still tells what their id had said', async () => {
  const shop = await makeBusiness(deps)
  const [phone, user] = [phoneIdentity('+5511987650006')!, bsuidIdentity('BR.gone')!]
  const id = await makeContact(deps, shop.id, phone)
  const other = await makeContact(deps, shop.id, user)
  await say(shop, id, { on: 'answer', topicId: shop.topics.promos, answer: 'in', basis: 'consent' })
  await inBusiness(database.app, shop.id, (tx) => mergeWithin(tx, shop.id, id, other))
  const before = await moment()
  await eraseContact(deps, operatorOf(shop.id), id)
  const after = await moment()
  const question = { contacts: [phone.value, user.value, id], topic: 'promos' }
  expect(await through(shop, question, [before, after])).toEqual(['erased erased opted_in', 'erased erased erased'])
  // Also of what was kept for the past when another was merged into them.
  const kept = await database.admin.sql`
    select 1 from identities
    where match_key in (${phone.matchKey}, ${user.matchKey}) or value in (${phone.value}, ${user.value})`
  expect(kept).toHaveLength(0)
})

test('a time in the future is refused, that of this moment is not; nothing is written', async () => {
  const shop = await makeBusiness(deps)
  const token = await keyFor(deps, shop.id, ['check'])
  const before = await fingerprint(database.admin)
  const at = (ms: number) => ({
    contact: '+5511987650007',
    topic: 'orders',
    at: new Date(Date.now() + ms).toISOString(),
  })
  const future = await callApi(POST, { token, body: at(60_000) })
  expect(future.status).toBe(400)
  expect(await future.json()).toMatchObject({ code: 'time_in_future', detail: expect.stringContaining('future') })
  expect((await callApi(POST, { token, body: at(0) })).status).toBe(200)
  expect(await fingerprint(database.admin)).toEqual(before)
})
