import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { archiveTopic } from '@/db/queries/business/set-up'
import { newId } from '@/lib/ids'
import { publishNotices } from '@/lib/services/business/publish-notices'
import { linesOf, makeBusiness, makeContact, storedState, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import type { PageVisitor } from './page-act'
import { pauseMessages } from './pause-messages'
import { savePreferences } from './save-preferences'
import { stopEverything } from './stop-everything'

const database = await createTestDatabase()
const deps = testDeps(database.app)

async function opened() {
  const business = await makeBusiness(deps)
  const contactId = await makeContact(deps, business.id)
  const look = () => visit(deps, business, contactId)
  const state = () => storedState(deps, business.id, contactId)
  return { business, contactId, topics: business.topics, look, state }
}

const noticeOf = (actor: PageVisitor) => actor.link.config.notices['en'] ?? ''

/** Moves switches on the form as it was shown. */
function move(actor: PageVisitor, shown: Record<string, boolean>, moved: Record<string, boolean>) {
  return savePreferences(deps, actor, { notice: noticeOf(actor), shown, submitted: { ...shown, ...moved } })
}

/** Changes the texts of a business, so that the notice shown before is superseded. */
async function republish(businessId: string, also: 'archive' | 'reword', topicId: string): Promise<void> {
  await inBusiness(database.app, businessId, async (tx) => {
    if (also === 'archive') await archiveTopic(tx, businessId, topicId, Date.now())
    else
      await tx`update topics set texts = jsonb_set(texts, '{en,name}', '"Other words"') where business_id = ${businessId} and id = ${topicId}`
    await publishNotices(tx, businessId, Date.now())
  })
}

test('a saved choice is one line with its notice, holds at once, and marks every backend', async () => {
  const { topics, contactId, look, state, business } = await opened()
  const actor = await look()
  const result = await move(actor, { [topics.promos]: false }, { [topics.promos]: true })
  expect(result).toMatchObject({ outcome: 'saved', change: { outcome: 'recorded' }, askedAgain: [], between: false })
  const yes = { answer: 'in', basis: 'consent', notice: noticeOf(actor) }
  expect((await state()).topics[topics.promos]?.lanes.own).toMatchObject(yes)
  expect(await linesOf(database.admin, contactId)).toHaveLength(1)
  const marks = await database.admin.sql`select version, urgent from sync_marks where contact_id = ${contactId}`
  expect(marks).toMatchObject([{ version: 1, urgent: false }])
  expect(deps.wokenFor).toContain(business.id)
})

test('a refusal is marked as urgent, and stays so when an agreement follows', async () => {
  const { topics, contactId, look } = await opened()
  const marks = () => database.admin.sql`select version, urgent from sync_marks where contact_id = ${contactId}`
  await move(await look(), { [topics.orders]: true }, { [topics.orders]: false })
  expect(await marks()).toMatchObject([{ version: 1, urgent: true }])
  await move(await look(), { [topics.promos]: false }, { [topics.promos]: true })
  expect(await marks()).toMatchObject([{ version: 2, urgent: true }])
})

test('a form on which nothing was moved says nothing: a switch that was set is no consent', async () => {
  const { topics, contactId, look } = await opened()
  const result = await move(await look(), { [topics.orders]: true, [topics.promos]: false }, {})
  expect(result).toMatchObject({ change: { outcome: 'unchanged' } })
  expect(await linesOf(database.admin, contactId)).toEqual([])
})

test('five topics in one save are one line, each with an effect', async () => {
  const { topics, contactId, look } = await opened()
  const { orders, promos, news } = topics
  await move(
    await look(),
    { [orders]: true, [promos]: false, [news]: false },
    { [orders]: false, [promos]: true, [news]: true },
  )
  const [line, ...others] = await linesOf(database.admin, contactId)
  expect(others).toEqual([])
  expect(JSON.parse(line?.payload ?? '{}').effects).toHaveLength(3)
})

test('a Yes under a text that changed since is asked again; a No under it is recorded, with its text', async () => {
  const { topics, business, look, state } = await opened()
  const actor = await look()
  await republish(business.id, 'reword', topics.news)
  const result = await move(
    actor,
    { [topics.promos]: false, [topics.orders]: true },
    { [topics.promos]: true, [topics.orders]: false },
  )
  expect(result).toMatchObject({ askedAgain: [topics.promos], change: { outcome: 'recorded' } })
  const { topics: held } = await state()
  expect(held[topics.promos]).toBeUndefined()
  expect(held[topics.orders]?.lanes.own).toMatchObject({ answer: 'out', notice: noticeOf(actor) })
  expect(noticeOf(await look())).not.toBe(noticeOf(actor))
  expect(await move(await look(), { [topics.promos]: false }, { [topics.promos]: true })).toMatchObject({
    askedAgain: [],
  })
})

test('a text that went back to what it was is not new: the person is not asked again', async () => {
  const { topics, business, look } = await opened()
  const actor = await look()
  await inBusiness(database.app, business.id, (tx) => publishNotices(tx, business.id, Date.now()))
  expect(await move(actor, { [topics.promos]: false }, { [topics.promos]: true })).toMatchObject({ askedAgain: [] })
})

test('a notice that is none is not kept, and a Yes on it is asked again', async () => {
  const { topics, look, state } = await opened()
  const shown = { [topics.promos]: false, [topics.orders]: true }
  const submitted = { [topics.promos]: true, [topics.orders]: false }
  const result = await savePreferences(deps, await look(), { notice: 'forged', shown, submitted })
  expect(result).toMatchObject({ askedAgain: [topics.promos] })
  expect((await state()).topics[topics.orders]?.lanes.own).toMatchObject({ answer: 'out', notice: null })
})

test('a hash that the business never published is sealed nowhere, however much it looks like one of ours', async () => {
  const { topics, look, contactId, state } = await opened()
  const stranger = (await opened()).business.id
  const [theirs] = await database.admin.sql<{ hash: string }[]>`
    select hash from notices where business_id = ${stranger} and locale = 'en'`
  await database.admin.sql`
    update notices set hash = repeat('e', 64) where business_id = ${stranger} and hash = ${theirs?.hash ?? ''}`
  for (const notice of ['f'.repeat(64), 'e'.repeat(64), 'F'.repeat(64), '', 'null']) {
    const shown = { [topics.promos]: false, [topics.orders]: true }
    const submitted = { [topics.promos]: true, [topics.orders]: false }
    const result = await savePreferences(deps, await look(), { notice, shown, submitted })
    expect({ notice, ...result }).toMatchObject({
      notice,
      askedAgain: [topics.promos],
      change: { outcome: 'recorded' },
    })
  }
  expect((await state()).topics[topics.promos]).toBeUndefined()
  for (const { payload } of await linesOf(database.admin, contactId)) {
    expect(payload).not.toMatch(/[ef]{64}/)
    expect(JSON.parse(payload).notice).toBeNull()
  }
})

test('a topic archived since the page was opened takes a No and no Yes', async () => {
  const { topics, business, look, state } = await opened()
  const actor = await look()
  await republish(business.id, 'archive', topics.promos)
  const yes = await move(actor, { [topics.promos]: false }, { [topics.promos]: true })
  expect(yes).toMatchObject({ notOffered: [topics.promos], change: { outcome: 'unchanged' } })
  const no = await move(actor, { [topics.promos]: true }, { [topics.promos]: false })
  expect(no).toMatchObject({ notOffered: [], change: { outcome: 'recorded' } })
  expect((await state()).topics[topics.promos]?.lanes.own?.answer).toBe('out')
})

test('a form that names an unknown topic, or one of another business, is refused whole', async () => {
  const { topics, look, contactId } = await opened()
  const foreign = (await opened()).topics.promos
  for (const stranger of [newId(), foreign]) {
    const shown = { [stranger]: false, [topics.orders]: true }
    expect(await move(await look(), shown, { [stranger]: true, [topics.orders]: false })).toEqual({
      outcome: 'unknown_topics',
    })
  }
  const unasked = await savePreferences(deps, await look(), {
    notice: '',
    shown: {},
    submitted: { [topics.promos]: true },
  })
  expect(unasked).toEqual({ outcome: 'unknown_topics' })
  expect(await linesOf(database.admin, contactId)).toEqual([])
})

test('a required topic is not switched off by a form that was made by hand', async () => {
  const { topics, look, state } = await opened()
  const result = await move(await look(), { [topics.security]: true }, { [topics.security]: false })
  expect(result).toMatchObject({ change: { outcome: 'unchanged' } })
  expect((await state()).topics[topics.security]).toBeUndefined()
})

test('where another act came between, the save applies and says so; where it came to the same, it does not', async () => {
  const { topics, look } = await opened()
  const [late, same] = [await look(), await look()]
  await move(await look(), { [topics.promos]: false }, { [topics.promos]: true })
  const shown = { [topics.promos]: false, [topics.orders]: true }
  expect(await move(late, shown, { [topics.orders]: false })).toMatchObject({
    between: true,
    change: { outcome: 'recorded' },
  })
  expect(await move(same, { [topics.promos]: false }, { [topics.promos]: true })).toMatchObject({ between: false })
})

test('a topic switched on after a stop passes it, and only that one', async () => {
  const { topics, look, state } = await opened()
  await stopEverything(deps, await look())
  const actor = await look()
  expect(
    await move(actor, { [topics.promos]: false, [topics.orders]: false }, { [topics.promos]: true }),
  ).toMatchObject({ between: false })
  const held = await state()
  expect(held.stop?.on).toBe(true)
  expect(held.topics[topics.promos]?.lanes.own?.since).toBeGreaterThan(held.stop?.since ?? Infinity)
})

test('a pause is not touched by a save', async () => {
  const { topics, look, state } = await opened()
  await pauseMessages(deps, await look(), '3m')
  const { pause } = await state()
  await move(await look(), { [topics.promos]: false }, { [topics.promos]: true })
  expect((await state()).pause).toEqual(pause)
})
