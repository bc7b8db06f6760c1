import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { archiveTopic as archive } from '@/db/queries/business/set-up'
import { ensureSource } from '@/db/queries/business/sources'
import { decide } from '@/lib/consent/decide'
import type { Listed } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { listTopic } from '@/lib/services/business/list-topic'
import { publishNotices } from '@/lib/services/business/publish-notices'
import { operatorOf } from '@/lib/services/callers/caller'
import { badLines, linesOf, makeBusiness, makeContact, storedState, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import type { PageVisitor } from './page-act'
import { refuseOffers } from './refuse-offers'
import { refuseTopic } from './refuse-topic'
import { savePreferences } from './save-preferences'
import { pageFor } from './shown-page'
import { stopEverything } from './stop-everything'

const database = await createTestDatabase()
const deps = testDeps(database.app)

async function opened(listed: Listed = 'never') {
  const business = await makeBusiness(deps)
  const { promos, news, orders } = business.topics
  const source = await inBusiness(database.app, business.id, (tx) =>
    ensureSource(tx, business.id, { id: newId(), kind: 'flow', name: 'Course', reference: 'course', now: 0 }),
  )
  const show = (to: Listed) =>
    listTopic(deps, operatorOf(business.id), promos, { listed: to, sources: to === 'sources' ? ['course'] : [] })
  await show(listed)
  const contactId = await makeContact(deps, business.id)
  const state = () => storedState(deps, business.id, contactId)
  const answerOf = async (topicId: string) => (await state()).topics[topicId]?.lanes.own
  const look = async (over: { source?: number; named?: string } = {}): Promise<PageVisitor> => ({
    ...(await visit(deps, business, contactId, { source: over.source ?? 0 })),
    named: over.named ?? null,
  })
  return { business, promos, news, orders, source, show, contactId, state, answerOf, look }
}

/** What a person's page shows, and the form that it makes. */
function pageOf({ link, named = null }: PageVisitor) {
  const { config, first } = pageFor(link.config, {
    ...{ state: link.state, source: link.claims.source, named },
    now: Date.now(),
  })
  const ids = config.topics.filter(({ policy }) => policy !== 'required').map(({ id }) => id)
  return { keys: config.topics.map(({ key }) => key), ids, notice: config.notices['en'] ?? '', first }
}

/** Sends the form of a page with these switches moved, and perhaps with topics that it did not show. */
function save(actor: PageVisitor, moved: Record<string, boolean>, more: readonly string[] = []) {
  const { ids, notice } = pageOf(actor)
  const shown = Object.fromEntries([...ids, ...more].map((id) => [id, !(moved[id] ?? true)]))
  return savePreferences(deps, actor, { notice, shown, submitted: { ...shown, ...moved } })
}

const noticesOf = (businessId: string) =>
  database.admin.sql<{ hash: string; canonical: string; current: boolean }[]>`
    select hash, canonical, current from notices where business_id = ${businessId}`

test('nobody sees a hidden topic; a link of its source or one that names it shows it; people who agreed keep it', async () => {
  const { look, show, source, promos } = await opened()
  expect(pageOf(await look()).keys).toEqual(['orders', 'news', 'security'])
  expect(pageOf(await look({ source })).keys).not.toContain('promos')
  expect(pageOf(await look({ named: 'promos' })).keys).toEqual(['promos', 'orders', 'news', 'security'])
  await show('sources')
  expect(pageOf(await look({ source })).keys).toEqual(['orders', 'promos', 'news', 'security'])
  await save(await look({ source }), { [promos]: true })
  expect(pageOf(await look()).keys).toContain('promos')
  await show('never')
  expect(pageOf(await look()).keys).toContain('promos')
  await save(await look(), { [promos]: false })
  expect(pageOf(await look()).keys).not.toContain('promos')
})

test('a Yes on such a page names a notice that is stored with it and has the text; opening the page stores none', async () => {
  const { business, look, promos, contactId, answerOf } = await opened()
  const before = await noticesOf(business.id)
  const actor = await look({ named: 'promos' })
  const { notice } = pageOf(actor)
  expect(await noticesOf(business.id)).toEqual(before)
  expect(await save(actor, { [promos]: true })).toMatchObject({ change: { outcome: 'recorded' }, askedAgain: [] })
  expect(await answerOf(promos)).toMatchObject({ answer: 'in', notice })
  const [added, ...others] = (await noticesOf(business.id)).filter(
    ({ hash }) => !before.some((one) => one.hash === hash),
  )
  expect([added?.hash, added?.current, others]).toEqual([notice, false, []])
  expect(added?.canonical).toContain('About promos.')
  expect(added?.canonical).toContain('Stop only “promos”')
  for (const { canonical, current } of before) if (current) expect(canonical).not.toContain('About promos.')
  // The page of everybody stays what it was.
  expect((await look()).link.config.notices).toEqual(actor.link.config.notices)
  expect((await linesOf(database.admin, contactId)).length).toBe(1)
  expect(await badLines(database.admin, { business: business.id })).toEqual([])
})

test('a form that names a topic its page did not show: the Yes is not taken, the No is', async () => {
  const { look, promos, news, answerOf } = await opened()
  const yes = await save(await look(), { [promos]: true, [news]: true }, [promos])
  expect(yes).toMatchObject({ askedAgain: [news], notOffered: [promos], change: { outcome: 'unchanged' } })
  expect([await answerOf(promos), await answerOf(news)]).toEqual([undefined, undefined])
  const no = await save(await look(), { [promos]: false }, [promos])
  expect(no).toMatchObject({ change: { outcome: 'recorded' } })
  // The notice of that page has no text of the topic, so the line does not say that it was shown.
  expect(await answerOf(promos)).toMatchObject({ answer: 'out', notice: null })
})

test.each(['never', 'always'] as const)(
  'a topic becomes %s between opening and saving: no No is lost',
  async (later) => {
    const { look, show, promos, orders, answerOf } = await opened(later === 'never' ? 'always' : 'never')
    const named = later === 'never' ? {} : { named: 'promos' }
    const actor = await look(named)
    await show(later)
    // Every text that the person read is still what the business says, so the Yes counts as well.
    expect(await save(actor, { [promos]: true })).toMatchObject({ askedAgain: [], notOffered: [] })
    expect(await answerOf(promos)).toMatchObject({ answer: 'in', notice: pageOf(actor).notice })
    const again = await look(named)
    await show(later === 'never' ? 'always' : 'never')
    await save(again, { [promos]: false, [orders]: false })
    expect([(await answerOf(promos))?.answer, (await answerOf(orders))?.answer]).toEqual(['out', 'out'])
  },
)

test('a text that changed is asked again, for a page that not everybody sees too; the No before it keeps its text', async () => {
  const { business, look, promos, orders, answerOf } = await opened()
  const first = await look({ named: 'promos' })
  await save(first, { [orders]: false })
  const actor = await look({ named: 'promos' })
  await inBusiness(database.app, business.id, async (tx) => {
    await tx`update topics set texts = jsonb_set(texts, '{en,name}', '"Deals"') where business_id = ${business.id} and id = ${promos}`
    await publishNotices(tx, business.id, Date.now())
  })
  expect(await save(actor, { [promos]: true })).toMatchObject({ askedAgain: [promos] })
  expect(await answerOf(promos)).toBeUndefined()
  await save(actor, { [promos]: false })
  expect(await answerOf(promos)).toMatchObject({ answer: 'out', notice: pageOf(first).notice })
})

test('a stop and "only the offers" reach a hidden topic, and stopping just one reaches nothing else', async () => {
  const { look, promos, news, orders, state, answerOf } = await opened()
  await save(await look({ named: 'promos' }), { [promos]: true, [news]: true })
  const may = async (id: string) => {
    const { link } = await look()
    const topic = link.config.topics.find((each) => each.id === id)
    return topic && decide(link.state, topic, { now: Date.now() }).allowed
  }
  expect(await may(promos)).toBe(true)
  const actor = await look({ named: 'promos' })
  const { ids: shown, notice } = pageOf(actor)
  const done = await refuseTopic(deps, actor, { topicId: promos, notice, shown, movedOff: [orders] })
  expect(done).toMatchObject({ outcome: 'recorded' })
  expect([await may(promos), await may(orders), await may(news)]).toEqual([false, false, true])
  expect(await answerOf(promos)).toMatchObject({ notice })

  await save(await look({ named: 'promos' }), { [promos]: true })
  await refuseOffers(deps, await look(), { notice: '', movedOff: [], shown: [], insteadOf: null })
  expect([await may(promos), await may(news)]).toEqual([false, false])

  await save(await look({ named: 'promos' }), { [promos]: true })
  await stopEverything(deps, await look())
  expect([await may(promos), (await state()).stop?.on]).toEqual([false, true])
  // A return brings it back, so its switch stays.
  expect(pageOf(await look()).keys).toContain('promos')
})

test('a name in the address that is none is as if it was not there, and a topic that is none is refused', async () => {
  const { look, business, news } = await opened()
  const plain = pageOf(await look())
  const theirs = await opened()
  for (const named of ['nobody', '', theirs.promos, 'security', 'x'.repeat(10_000), '%00', '__proto__'])
    expect(pageOf(await look({ named }))).toEqual(plain)
  await inBusiness(database.app, business.id, async (tx) => {
    await archive(tx, business.id, news, Date.now())
    await publishNotices(tx, business.id, Date.now())
  })
  expect(pageOf(await look({ named: 'news' })).first).toBeNull()
  const form = { notice: '', shown: [], movedOff: [] }
  expect(await refuseTopic(deps, await look(), { ...form, topicId: theirs.promos })).toBeNull()
  const { security } = business.topics
  expect(await refuseTopic(deps, await look(), { ...form, topicId: security })).toMatchObject({ outcome: 'unchanged' })
  // Nobody is sent it, and still a No to it is kept.
  expect(await refuseTopic(deps, await look(), { ...form, topicId: news })).toMatchObject({ outcome: 'recorded' })
})

test('a business without such topics stores no notice with a save, and its page is its configuration', async () => {
  const { look, show, news } = await opened('always')
  await show('always')
  const actor = await look()
  const notices = await noticesOf(actor.link.businessId)
  await save(actor, { [news]: true })
  expect(await noticesOf(actor.link.businessId)).toEqual(notices)
  expect(pageFor(actor.link.config, { state: actor.link.state, now: 0, source: 3, named: null }).config).toBe(
    actor.link.config,
  )
})
