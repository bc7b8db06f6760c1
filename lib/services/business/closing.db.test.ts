import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { findGatewayBackends } from '@/db/queries/backends/gateway-backends'
import { insertSender } from '@/db/queries/business/set-up'
import { decideMany } from '@/db/queries/decisions/decisions'
import { phoneIdentity } from '@/lib/consent/identities'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import { makeMember } from '@/lib/services/callers/testing'
import { changeContact } from '@/lib/services/changes/change-contact'
import { checkAt } from '@/lib/services/decisions/check-at'
import { checkContact } from '@/lib/services/decisions/check-contact'
import { receiveImport } from '@/lib/services/imports/receive-import'
import { bodyOf } from '@/lib/services/imports/testing'
import { makeLinks } from '@/lib/services/messages/make-links'
import { makePersonLink } from '@/lib/services/messages/make-person-link'
import { lookForFreshLink, requestFreshLink } from '@/lib/services/messages/request-fresh-link'
import { makeBusiness, makeContact, storedState, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { changeSettings } from './business-settings'
import { CLOSING_DAYS, closeBusiness } from './close-business'
import { createTopic } from './create-topic'
import { keepBusiness } from './keep-business'
import { setTopicPaused } from './pause-topic'
import { readClosing } from './read-closing'
import { weighTopic } from './weigh-topic'

const database = await createTestDatabase()
const clock = { time: Date.now(), now: () => clock.time++ }
const deps = testDeps(database.app, { clock })
const DAY_MS = 86_400_000
const CLOSING = { code: 'business_closing', status: 409 }

/** A business, its owner, and a person who agreed to everything. */
async function shop() {
  const business = await makeBusiness(deps)
  const owner = await makeMember(deps, business.id, 'owner')
  const [row] = await database.admin.sql<{ name: string }[]>`select name from businesses where id = ${business.id}`
  const phone = `+55119${String(70_000_000 + business.number)}`
  const contactId = await makeContact(deps, business.id, phoneIdentity(phone))
  const say = (statement: object) =>
    changeContact(deps, business.id, contactId, {
      ...{ kind: 'preferences', actor: 'contact', method: 'page' },
      say: () => ({ statements: [statement as never] }),
    })
  for (const topicId of [business.topics.orders, business.topics.promos, business.topics.news])
    await say({ on: 'answer', topicId, answer: 'in' })
  const check = async (topic: string) => {
    const checked = await checkContact(deps, owner, phone, { topic })
    return checked.outcome === 'decided' ? checked.decided.reason : checked.outcome
  }
  const inSql = async () => {
    const topicIds = Object.values(business.topics)
    const decided = await inBusiness(database.app, business.id, (tx) =>
      decideMany(tx, business.id, { contactIds: [contactId], topicIds, now: clock.now() }),
    )
    return decided.map(({ reason, allowed }) => ({ reason, allowed }))
  }
  return { business, owner, contactId, phone, name: row?.name ?? '', say, check, inSql }
}

const TOPICS = ['orders', 'promos', 'news', 'security']

test('from the moment of closing nothing may be sent, also of required topics and of templates without a topic', async () => {
  const { business, owner, name, phone, check, inSql } = await shop()
  await changeSettings(deps, owner, { unknownTemplate: 'as_marketing' })
  const template = { template: { name: 'not_mapped' } }
  expect(await checkContact(deps, owner, phone, template)).toMatchObject({ decided: { allowed: true } })
  expect(await check('security')).toBe('required')
  const before = clock.now()
  const closing = await closeBusiness(deps, owner, `  ${name.toUpperCase()} `)
  if (closing.outcome !== 'closing') throw new Error(closing.outcome)
  const days = (closing.closesAt - before) / DAY_MS
  expect(days).toBeGreaterThanOrEqual(CLOSING_DAYS)
  expect(await readClosing(deps, owner)).toEqual({ outcome: 'read', closesAt: closing.closesAt, closedAt: null })
  for (const topic of TOPICS) expect(await check(topic)).toBe('topic_paused')
  expect(await inSql()).toEqual(TOPICS.map(() => ({ reason: 'topic_paused', allowed: false })))
  expect(await checkContact(deps, owner, phone, template)).toMatchObject({ decided: { reason: 'unknown_template' } })
  expect(deps.wokenFor).toContain(business.id)
})

test('the gateway holds everything of a business that is being closed while the database is away', async () => {
  const { business, owner, name } = await shop()
  await inBusiness(database.app, business.id, (tx) =>
    insertSender(tx, business.id, { id: newId(), phoneNumberId: '1065', displayNumber: '551150550100', name: 'Shop' }),
  )
  await database.admin.sql`update backends set kind = 'whatsapp' where id = ${business.backendId}`
  await changeSettings(deps, owner, { gatewayOutage: 'pass_all' })
  const outage = async () => (await findGatewayBackends(database.app.sql, '1065')).map((each) => each.outage)
  expect(await outage()).toEqual(['pass_all'])
  await closeBusiness(deps, owner, name)
  expect(await outage()).toEqual(['hold_all'])
  await keepBusiness(deps, owner)
  expect(await outage()).toEqual(['pass_all'])
})

test('imports, new links and changes of topics are refused; links that are there still open, and a No is taken', async () => {
  const { business, owner, name, contactId, phone, say } = await shop()
  await closeBusiness(deps, owner, name)
  const texts = { en: { name: 'Gifts', description: 'About gifts.', frequency: 'Weekly.' } }
  const gifts = { key: 'gifts', category: 'marketing', policy: 'opt_in', texts } as const
  const upload = { name: 'a test', settings: { columns: {} }, limitBytes: 1000, body: bodyOf('phone,topic,answer\n') }
  for (const act of [
    () => makeLinks(deps, owner, [{ contact: phone }], {}),
    () => makePersonLink(deps, owner, contactId),
    () => receiveImport(deps, owner, upload),
    () => createTopic(deps, owner, gifts),
    () => setTopicPaused(deps, owner, 'news', true),
    // What it would mean for people is that nothing is sent, whatever is chosen.
    () => weighTopic(deps, owner, business.topics.news, { policy: 'opt_out', category: 'utility' }),
  ])
    await expect(act()).rejects.toMatchObject(CLOSING)
  expect(await requestFreshLink(deps, business.id, contactId)).toBe('impossible')
  expect(await lookForFreshLink(deps, business.id, contactId)).toBe('impossible')
  expect(await database.admin.sql`select 1 from imports where business_id = ${business.id}`).toHaveLength(0)
  expect((await visit(deps, business, contactId)).link.power).toBe('full')
  await say({ on: 'stop', value: true })
  expect((await storedState(deps, business.id, contactId)).stop).toMatchObject({ on: true })
})

test('an owner who keeps the business finds all as it was; a check of the time between says what held then', async () => {
  const { owner, name, phone, check, inSql } = await shop()
  await setTopicPaused(deps, owner, 'news', true)
  const before = await inSql()
  await closeBusiness(deps, owner, name)
  const between = clock.now()
  clock.time += DAY_MS
  expect(await keepBusiness(deps, owner)).toEqual({ outcome: 'kept' })
  expect(await inSql()).toEqual(before)
  expect(await Promise.all(TOPICS.map(check))).toEqual(['opted_in', 'opted_in', 'topic_paused', 'required'])
  expect(await readClosing(deps, owner)).toEqual({ outcome: 'read', closesAt: null, closedAt: null })
  expect(await checkAt(deps, owner, [phone], { topic: 'security' }, between)).toMatchObject({
    decided: [{ reason: 'topic_paused' }],
  })
  expect(await makeLinks(deps, owner, [{ contact: phone }], {})).toMatchObject({ outcome: 'made' })
  expect(await keepBusiness(deps, owner)).toEqual({ outcome: 'not_closing' })
})

test('it takes the name of the business and an owner; beginning twice does not move the day', async () => {
  const { business, owner, name } = await shop()
  for (const typed of ['', 'Another', `${name} 2`])
    expect(await closeBusiness(deps, owner, typed)).toEqual({ outcome: 'other_name' })
  const editor = await makeMember(deps, business.id, 'editor')
  expect(await closeBusiness(deps, editor, name)).toEqual({ outcome: 'not_allowed' })
  const first = await closeBusiness(deps, owner, name)
  clock.time += DAY_MS
  const closesAt = first.outcome === 'closing' ? first.closesAt : 0
  expect(await closeBusiness(deps, operatorOf(business.id), name)).toEqual({ outcome: 'closing_already', closesAt })
  expect(await keepBusiness(deps, editor)).toEqual({ outcome: 'not_allowed' })
})
