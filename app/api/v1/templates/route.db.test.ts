import { expect, test } from 'vitest'
import { callApi, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { recordListedTemplates } from '@/lib/services/templates/record-listed-templates'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { GET, PUT } from './route'

const database = await createTestDatabase()
const deps = testDeps(database.app)
useDeps(deps)
const [ours, theirs] = [await makeBusiness(deps), await makeBusiness(deps)]
const token = await keyFor(deps, ours.id)

interface Template {
  id: string
  name: string
  language: string
  category: string
  status: string | null
  topic: { id: string; key: string } | null
  last_events: { kind: string; value: Record<string, unknown> }[]
}
interface Page {
  templates: Template[]
  next: string | null
}

const list = async (query = '', key = token) => (await (await callApi(GET, { token: key, query })).json()) as Page
const map = (body: unknown, key = token) => callApi(PUT, { token: key, method: 'PUT', body })
const mapped = async (body: unknown) => (await (await map(body)).json()) as { templates: Template[] }
const told = (
  businessId: string,
  ...templates: { name: string; language: string; category?: 'marketing' | 'utility' }[]
) =>
  recordListedTemplates(
    testDeps(database.worker),
    businessId,
    templates.map(({ name, language, category = 'utility' }) => ({
      providerId: `${name}-${language}`,
      name,
      language,
      urlButtons: [],
      category,
      status: 'APPROVED',
      quality: 'GREEN',
    })),
    deps.clock.now(),
  )

test('one that WhatsApp told of is listed with what is known, tied, and listed as tied', async () => {
  await told(ours.id, { name: 'receipt', language: 'pt-BR' })
  expect((await list('?unmapped=true')).templates).toMatchObject([
    { name: 'receipt', language: 'pt-BR', category: 'utility', status: 'APPROVED', quality: 'GREEN', topic: null },
  ])
  const { templates } = await mapped({ name: 'receipt', language: 'pt_BR', topic: 'orders' })
  expect(templates).toMatchObject([{ topic: { id: ours.topics.orders, key: 'orders' } }])
  expect(templates[0]?.last_events).toMatchObject([
    { kind: 'topic', value: { topic_id: ours.topics.orders, previous: null } },
  ])
  expect((await list('?unmapped=true')).templates).toEqual([])
  expect((await list('?unmapped=false')).templates).toEqual(templates)
})

test('the tie is an event with its time, so that a check about the past knows what held', async () => {
  const [event] = await database.admin.sql`
    select e.kind, e.value, e.occurred_at = e.recorded_at as same
    from template_events e join templates t on t.business_id = e.business_id and t.id = e.template_id
    where t.business_id = ${ours.id} and t.name = 'receipt' and e.kind = 'topic'`
  expect(event).toEqual({ kind: 'topic', value: { topicId: ours.topics.orders, previous: null }, same: true })
})

test('without a language every known one is tied; unknown names need one', async () => {
  await told(ours.id, { name: 'sale', language: 'en' }, { name: 'sale', language: 'es' })
  const { templates } = await mapped({ name: 'sale', topic: ours.topics.promos.toUpperCase() })
  expect(templates.map(({ language, topic }) => [language, topic?.key])).toEqual([
    ['en', 'promos'],
    ['es', 'promos'],
  ])
  const response = await map({ name: 'never_seen', topic: 'promos' })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ code: 'language_missing' })
})

test('one that WhatsApp has not told of is made; what it tells later stands above what we were told', async () => {
  const { templates } = await mapped({ name: 'early', language: 'en', topic: 'news', category: 'utility' })
  expect(templates).toMatchObject([{ category: 'utility', status: null, topic: { key: 'news' } }])
  await told(ours.id, { name: 'early', language: 'en', category: 'marketing' })
  const after = await mapped({ name: 'early', language: 'en', topic: 'news', category: 'utility' })
  expect(after.templates).toMatchObject([{ category: 'marketing', status: 'APPROVED', topic: { key: 'news' } }])
})

test('one of unknown category counts as marketing; its own may be corrected while WhatsApp is silent', async () => {
  expect((await mapped({ name: 'bare', language: 'en', topic: null })).templates).toMatchObject([
    { category: 'marketing', topic: null },
  ])
  const { templates } = await mapped({ name: 'bare', language: 'en', topic: null, category: 'authentication' })
  expect(templates).toMatchObject([{ category: 'authentication' }])
  expect(templates[0]?.last_events).toMatchObject([{ kind: 'category', value: { previous: 'marketing', by: 'api' } }])
})

test('untied is untied; said twice it writes nothing, and what changes raises the version that processes look at', async () => {
  const state = async () => {
    const [row] = await database.admin.sql<{ version: number }[]>`
      select config_version as version from businesses where id = ${ours.id}`
    const [told] = await database.admin.sql<{ count: number }[]>`
      select count(*)::int as count from template_events where business_id = ${ours.id}`
    return { version: row?.version ?? 0, events: told?.count ?? 0 }
  }
  const before = await state()
  expect((await mapped({ name: 'sale', topic: null })).templates.map(({ topic }) => topic)).toEqual([null, null])
  const after = await state()
  expect(after).toEqual({ version: before.version + 1, events: before.events + 2 })
  await mapped({ name: 'sale', topic: null })
  expect(await state()).toEqual(after)
})

test('another business’s topic is as absent as none, and its templates are not listed', async () => {
  await told(theirs.id, { name: 'secret', language: 'en' })
  for (const topic of [theirs.topics.orders, 'no-such-topic'])
    expect((await map({ name: 'receipt', language: 'pt-BR', topic })).status).toBe(404)
  expect((await list()).templates.map(({ name }) => name)).not.toContain('secret')
  expect((await map({ name: 'secret', topic: 'orders' })).status).toBe(400)
  const [row] = await database.admin.sql`select topic_id from templates where business_id = ${theirs.id}`
  expect(row).toEqual({ topic_id: null })
})

test('pages follow each other without a gap or a repetition', async () => {
  const all = await list('?limit=1000')
  const seen: string[] = []
  for (let query = '?limit=2'; query;) {
    const page = await list(query)
    seen.push(...page.templates.map(({ id }) => id))
    query = page.next ? `?limit=2&after=${page.next}` : ''
  }
  expect(seen).toEqual(all.templates.map(({ id }) => id))
  expect(all.next).toBeNull()
})

test('who ties the same new template at once ties one', async () => {
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => map({ name: 'raced', language: 'en', topic: 'news' })),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect((await list('?name=raced')).templates).toHaveLength(1)
})

test('bad input is refused by its name, and a key that may only read writes nothing', async () => {
  const bodies = [
    {},
    { name: '', topic: null },
    { name: 'a\u0000b', language: 'en', topic: null },
    { name: 'receipt', language: 'not a language', topic: null },
    { name: 'receipt', language: 'en' },
    { name: 'receipt', language: 'en', topic: null, category: 'spam' },
    { name: 'receipt', language: 'en', topic: null, extra: 1 },
  ]
  for (const body of bodies) expect((await map(body)).status).toBe(400)
  for (const query of ['?limit=0', '?limit=1001', '?after=x', '?unmapped=maybe', '?nothing=1'])
    expect((await callApi(GET, { token, query })).status).toBe(400)
  const reader = await keyFor(deps, ours.id, ['config:read'])
  expect((await map({ name: 'receipt', language: 'en', topic: null }, reader)).status).toBe(403)
  expect((await callApi(GET, { token: await keyFor(deps, ours.id, ['check']) })).status).toBe(403)
})
