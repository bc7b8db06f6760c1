import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { type BusinessConfig, readConfig } from '@/db/queries/business/config'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import { makeMember } from '@/lib/services/callers/testing'
import { createApiKey } from '@/lib/services/keys/create-api-key'
import { fingerprint, makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { archiveTopic } from './archive-topic'
import { MOST_TOPICS, readBusinessDefinition } from './business-definition'
import { changeBrand } from './change-brand'
import { changeTopic } from './change-topic'
import { createBusiness, createNamedBusiness } from './create-business'
import { createTopic } from './create-topic'
import { ensureTestBusiness } from './ensure-test-business'
import { listTopic } from './list-topic'
import { readTopic } from './read-topics'
import { reorderTopics } from './reorder-topics'
import { restoreTopic } from './restore-topic'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const sql = database.admin.sql
let businesses = 50_000

const textsOf = (name: string) =>
  Object.fromEntries(
    ['en', 'es'].map((locale) => [locale, { name, description: `About ${name}.`, frequency: 'Weekly.' }]),
  )
const topic = (key: string) => ({ key, category: 'marketing', policy: 'opt_in', texts: textsOf(key) }) as const

/** A business made from a file, with three topics in two languages, and an editor of it. */
async function shop() {
  const id = newId()
  const number = ++businesses
  await createNamedBusiness(
    deps,
    {
      ...{ slug: `shop-${number}`, name: 'Norte', color: '#123456', languages: ['en', 'es'], country: 'CO' },
      ...{ timeZone: 'America/Bogota', whatsappNumber: '573001234567', linkKeywords: { es: 'preferencias' } },
      ...{ privacyUrl: null, helpUrl: 'mailto:help@norte.example', frameOrigins: [] },
      controller: { legalName: 'Norte', address: 'Calle 1', email: 'help@norte.example', jurisdiction: 'CO' },
      topics: [topic('deals'), topic('events'), topic('news')],
    },
    { id, number },
  )
  const editor = await makeMember(deps, id, 'editor')
  const config = async (businessId = id): Promise<BusinessConfig> => {
    const read = await inBusiness(database.app, businessId, (tx) => readConfig(tx, businessId))
    if (!read) throw new Error('a test has no business')
    return read
  }
  const idOf = async (key: string) => (await config()).topics.find((each) => each.key === key)?.id ?? ''
  const keys = async () => (await config()).topics.filter(({ archived }) => !archived).map(({ key }) => key)
  return { id, editor, config, idOf, keys }
}

/** Expects that the notices are what the page shows now, and that the version is another than before. */
async function published(before: BusinessConfig, after: BusinessConfig): Promise<void> {
  expect(after.version).toBe(before.version + 1)
  expect(after.notices).not.toEqual(before.notices)
  const rows = await sql<{ locale: string; hash: string }[]>`
    select locale, hash from notices where business_id = ${after.id} and current`
  expect(Object.fromEntries(rows.map(({ locale, hash }) => [locale, hash]))).toEqual(after.notices)
}

test('a topic is made last on the page, with its first version, and what it shows is published', async () => {
  const { id, editor, config, keys } = await shop()
  const before = await config()
  const made = await createTopic(deps, editor, topic('gifts'))
  if (made.outcome !== 'created') throw new Error(made.outcome)
  expect(await keys()).toEqual(['deals', 'events', 'news', 'gifts'])
  await published(before, await config())
  const versions = await sql`
    select version from topic_versions where business_id = ${id} and topic_id = ${made.topicId}`
  expect(versions).toEqual([{ version: 1 }])
  expect(deps.wokenFor).toContain(id)
})

test.each([
  ['a key that is there', topic('deals'), 'key_taken'],
  ['a key that can be none', { ...topic('gifts'), key: 'Gifts!' }, 'not_valid'],
  ['a language that is missing', { ...topic('gifts'), texts: { en: textsOf('x')['en'] } }, 'not_valid'],
  [
    'a language that the business does not use',
    { ...topic('gifts'), texts: { ...textsOf('x'), 'pt-BR': textsOf('x')['en'] } },
    'not_valid',
  ],
  ['offers without a basis', { ...topic('gifts'), policy: 'opt_out' }, 'not_valid'],
])('%s makes no topic and writes nothing', async (_, definition, outcome) => {
  const { editor } = await shop()
  const before = await fingerprint(database.admin)
  const asked = definition as Parameters<typeof createTopic>[2]
  expect(await createTopic(deps, editor, asked)).toMatchObject({ outcome })
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('a page has no more topics than it may have, also when many are made or restored at once', async () => {
  const { editor, idOf, keys } = await shop()
  await archiveTopic(deps, editor, await idOf('news'))
  const wanted = Array.from({ length: MOST_TOPICS }, (_, place) => topic(`more_${place}`))
  const made = await Promise.all(wanted.map((one) => createTopic(deps, editor, one)))
  expect(made.filter(({ outcome }) => outcome === 'created')).toHaveLength(MOST_TOPICS - 2)
  expect(made.filter(({ outcome }) => outcome === 'too_many')).toHaveLength(2)
  expect(await restoreTopic(deps, editor, await idOf('news'))).toEqual({ outcome: 'too_many' })
  expect(await keys()).toHaveLength(MOST_TOPICS)
})

test('texts of one language are changed, the others stay; the next version keeps what was', async () => {
  const { id, editor, config, idOf } = await shop()
  const [before, deals] = [await config(), await idOf('deals')]
  const en = { name: 'Offers', description: 'What is cheap.', frequency: 'Weekly.' }
  expect(await changeTopic(deps, editor, deals, { texts: { en } })).toEqual({ outcome: 'changed' })
  await published(before, await config())
  const found = await readTopic(deps, id, 'deals')
  expect(found?.texts).toEqual({ ...textsOf('deals'), en })
  const versions = await sql<{ version: number; name: string }[]>`
    select version, texts->'en'->>'name' as name from topic_versions
    where business_id = ${id} and topic_id = ${deals} order by version`
  expect(versions).toEqual([
    { version: 1, name: 'deals' },
    { version: 2, name: 'Offers' },
  ])
  const [entry] = await sql`select changes from audit_log where business_id = ${id} and action = 'topic.changed'`
  expect(entry?.['changes']).toEqual({ texts: { en: { from: textsOf('deals')['en'], to: en } } })
  const after = await fingerprint(database.admin)
  expect(await changeTopic(deps, editor, deals, { texts: { en } })).toEqual({ outcome: 'unchanged' })
  expect(await changeTopic(deps, editor, deals, { policy: 'required' })).toMatchObject({ outcome: 'not_valid' })
  expect(await fingerprint(database.admin)).toEqual(after)
})

test('an order is taken when it names the topics of the page, each once', async () => {
  const { editor, idOf, keys } = await shop()
  const [deals, events, news] = [await idOf('deals'), await idOf('events'), await idOf('news')]
  expect(await reorderTopics(deps, editor, [news, deals, events])).toEqual({ outcome: 'reordered' })
  expect(await keys()).toEqual(['news', 'deals', 'events'])
  expect(await reorderTopics(deps, editor, [news, deals, events])).toEqual({ outcome: 'unchanged' })
  await archiveTopic(deps, editor, deals)
  const there = { outcome: 'other_topics', topicIds: [news, events] }
  for (const ids of [[news, deals, events], [news, news], [news], [news, newId()], []])
    expect(await reorderTopics(deps, editor, ids)).toEqual(there)
})

test('an archived topic leaves the page and comes back last with its text; the last one stays', async () => {
  const { editor, config, idOf, keys } = await shop()
  const [deals, events, news] = [await idOf('deals'), await idOf('events'), await idOf('news')]
  const before = await config()
  expect(await archiveTopic(deps, editor, deals)).toEqual({ outcome: 'archived', version: 2 })
  await published(before, await config())
  expect(await changeTopic(deps, editor, deals, { texts: textsOf('x') })).toEqual({ outcome: 'unknown_topic' })
  expect(await restoreTopic(deps, editor, deals)).toEqual({ outcome: 'restored' })
  expect(await keys()).toEqual(['events', 'news', 'deals'])
  await archiveTopic(deps, editor, events)
  await archiveTopic(deps, editor, news)
  expect(await archiveTopic(deps, editor, deals)).toEqual({ outcome: 'last_topic' })
})

test('the backends that show a topic follow its change', async () => {
  const { id: businessId, topics, backendId } = await makeBusiness(deps)
  await sql`
    insert into mirrors (business_id, backend_id, topic_id, field_key)
    values (${businessId}, ${backendId}, ${topics.promos}, 'p')`
  await archiveTopic(deps, operatorOf(businessId), topics.promos)
  const polls = await sql`select kind from poll_cursors where business_id = ${businessId} and backend_id = ${backendId}`
  expect(polls).toEqual([{ kind: 'topics' }])
})

test('the test business follows topics and brand, once there is one', async () => {
  const { id, editor, config, idOf } = await shop()
  await archiveTopic(deps, editor, await idOf('news'))
  expect(await sql`select 1 from businesses where test_of = ${id}`).toEqual([])
  await createApiKey(deps, operatorOf(id), { name: 'CRM', scopes: ['check'], mode: 'test' })
  const testId = await ensureTestBusiness(deps, id)
  await restoreTopic(deps, editor, await idOf('news'))
  await changeBrand(deps, editor, { name: 'Sur' })
  const [live, test] = [await config(), await config(testId)]
  expect(test).toMatchObject({ isSandbox: true, name: 'Sur' })
  expect(test.topics).toEqual(live.topics)
})

test('a brand is changed by the rules of a file: a language needs each topic’s text, a keyword no refusal', async () => {
  const { editor, config, idOf } = await shop()
  const before = await fingerprint(database.admin)
  const refused = async (change: Parameters<typeof changeBrand>[2]) => {
    const changed = await changeBrand(deps, editor, change)
    return changed.outcome === 'not_valid' ? changed.problems : changed.outcome
  }
  expect(await refused({ languages: ['en', 'es', 'pt-BR'] })).toEqual([
    ...[0, 1, 2].map((place) => `topics[${place}].texts.pt-BR is missing`),
  ])
  expect(await refused({ linkKeywords: { es: 'salir' } })).toHaveLength(1)
  expect(await refused({ color: 'red' })).toHaveLength(1)
  expect(await refused({ whatsappNumber: '3001234567' })).toHaveLength(1)
  expect(await refused({ logo: Buffer.from('<svg onload="alert(1)">') })).toEqual([
    'logo must be a PNG, JPEG or WebP picture',
  ])
  expect(await refused({ logo: Buffer.alloc(300_000) })).toEqual(['logo must have 256 kB at most'])
  expect(await refused({})).toBe('unchanged')
  expect(await fingerprint(database.admin)).toEqual(before)

  const old = await config()
  expect(await refused({ languages: ['es'], whatsappNumber: '+57 300 123 4568' })).toBe('changed')
  await published(old, await config())
  expect(await config()).toMatchObject({ locales: ['es'], defaultLocale: 'es', whatsappNumber: '573001234568' })
  // English is given up: what is written from now on needs Spanish only, and the English texts are kept.
  const es = { name: 'Ofertas', description: 'Lo barato.', frequency: 'Cada semana.' }
  expect(await changeTopic(deps, editor, await idOf('deals'), { texts: { es } })).toEqual({ outcome: 'changed' })
  expect(await refused({ languages: ['es', 'en'] })).toBe('changed')
})

test('a logo is kept by the hash of its bytes, and taken away again', async () => {
  const { id, editor, config } = await shop()
  const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from('rest')])
  expect(await changeBrand(deps, editor, { logo: png })).toEqual({ outcome: 'changed' })
  const { logoHash } = await config()
  const logos = await sql`select hash, content_type from logos where business_id = ${id}`
  expect(logos).toEqual([{ hash: logoHash, content_type: 'image/png' }])
  expect(await changeBrand(deps, editor, { logo: png })).toEqual({ outcome: 'unchanged' })
  expect(await changeBrand(deps, editor, { logo: null })).toEqual({ outcome: 'changed' })
  expect((await config()).logoHash).toBeNull()
})

test('a topic for some people stays one until it is shown to everybody, and everybody keeps a topic to see', async () => {
  const { id, editor, config, idOf } = await shop()
  const [deals, events, news] = [await idOf('deals'), await idOf('events'), await idOf('news')]
  const hide = (topicId: string) => listTopic(deps, editor, topicId, { listed: 'never', sources: [] })
  const before = await config()
  expect(await hide(deals)).toMatchObject({ outcome: 'set', before: { listed: 'always' } })
  await published(before, await config())
  // What everybody may be sent must be refusable by everybody.
  const wide = { policy: 'opt_out', legalBasis: 'Stated' } as const
  expect(await changeTopic(deps, editor, deals, wide)).toMatchObject({ outcome: 'not_valid' })
  expect(await listTopic(deps, editor, deals, { listed: 'always', sources: [] })).toMatchObject({ outcome: 'set' })
  expect(await changeTopic(deps, editor, deals, wide)).toMatchObject({ outcome: 'changed' })
  expect(await hide(deals)).toEqual({ outcome: 'not_opt_in' })
  expect(await hide(events)).toMatchObject({ outcome: 'set' })
  expect(await archiveTopic(deps, editor, deals)).toMatchObject({ outcome: 'archived' })
  expect(await hide(news)).toEqual({ outcome: 'last_topic' })
  expect(await archiveTopic(deps, editor, news)).toEqual({ outcome: 'last_topic' })
  expect(await archiveTopic(deps, editor, events)).toMatchObject({ outcome: 'archived' })
  expect(await hide(events)).toEqual({ outcome: 'unknown_topic' })
  await expect(sql`update topics set policy = 'required', category = 'utility' where id = ${events}`).rejects.toThrow(
    'topics_listed_opt_in',
  )
  const test = await ensureTestBusiness(deps, id)
  expect((await config(test)).topics.find((each) => each.id === events)?.listed).toBe('never')
})

test('a file names the sources of a topic; the same file again changes nothing, and the test business follows', async () => {
  const definition = {
    ...{ slug: `school-${++businesses}`, name: 'Norte', color: '#123456', languages: ['en', 'es'], country: 'CO' },
    ...{ timeZone: 'America/Bogota', whatsappNumber: '+57 300 123 4567', helpUrl: 'mailto:help@norte.example' },
    controller: { legalName: 'Norte', address: 'Calle 1', email: 'help@norte.example', jurisdiction: 'CO' },
    topics: [
      topic('deals'),
      {
        ...topic('course'),
        listed: 'sources',
        sources: ['b', 'a'].map((reference) => ({ kind: 'flow', reference, name: `Flow ${reference}` })),
      },
    ],
  }
  const read = readBusinessDefinition(definition)
  if (!read.ok) throw new Error(read.problems.join())
  const made = await createBusiness(deps, database.owner, read.definition)
  expect(made.outcome).toBe('created')
  expect(await createBusiness(deps, database.owner, read.definition)).toEqual({ ...made, outcome: 'unchanged' })
  const [deals] = read.definition.topics
  const other = {
    ...read.definition,
    topics: [...(deals ? [deals] : []), { ...topic('course'), listed: 'never' as const }],
  }
  expect(await createBusiness(deps, database.owner, other)).toMatchObject({ outcome: 'differs', fields: ['topics'] })
  const sandbox = await ensureTestBusiness(deps, made.id)
  const rows = await sql<{ listed: string; numbers: number[] }[]>`
    select listed, listed_sources as numbers from topics where business_id in (${made.id}, ${sandbox}) and key = 'course'`
  expect(rows).toEqual([
    { listed: 'sources', numbers: [1, 2] },
    { listed: 'sources', numbers: [1, 2] },
  ])
})
