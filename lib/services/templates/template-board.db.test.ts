import { expect, test } from 'vitest'
import type { ListedTemplate } from '@/lib/backends/whatsapp/templates'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { makeMember } from '@/lib/services/callers/testing'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { mapTemplate } from './map-template'
import { readTemplate } from './read-template'
import { NEW_MS, readTemplateBoard } from './read-template-board'
import { recordListedTemplates } from './record-listed-templates'

const database = await createTestDatabase()
const DAY_MS = 86_400_000

const listed = (name: string, language: string, over: Partial<ListedTemplate> = {}): ListedTemplate => ({
  ...{ providerId: `${name}-${language}`, name, language, category: 'marketing', status: 'APPROVED' },
  ...{ quality: 'GREEN', urlButtons: [], ...over },
})

async function world() {
  const deps = testDeps(database.app)
  const business = await makeBusiness(deps)
  const viewer = await makeMember(deps, business.id, 'viewer')
  const [sul, norte] = [newId(), newId()]
  const now = deps.clock.now()
  const list = (templates: ListedTemplate[], at: number, account: string) =>
    recordListedTemplates(testDeps(database.worker), business.id, templates, at, account)
  await list([listed('old_offer', 'es'), listed('old_offer', 'pt-BR')], now - NEW_MS - DAY_MS, sul)
  await list([listed('order_ready', 'en', { category: 'utility' })], now - 3 * DAY_MS, sul)
  await list([listed('black_friday', 'es', { quality: 'RED' })], now - DAY_MS, norte)
  const operator = operatorOf(business.id)
  await mapTemplate(deps, operator, { name: 'order_ready', topic: 'orders' })
  const board = async (over: Partial<Parameters<typeof readTemplateBoard>[2]> = {}) =>
    granted(await readTemplateBoard(deps, viewer, { filter: 'all', limit: 50, ...over }))
  const names = async (over: Partial<Parameters<typeof readTemplateBoard>[2]> = {}) =>
    (await board(over)).rows.map(({ name }) => name)
  return { deps, business, viewer, operator, sul, norte, now, list, board, names }
}

test('all languages of a name are one row, the newest first; each filter shows as many as it says', async () => {
  const { board, names, business, sul, norte } = await world()
  expect(await names()).toEqual(['black_friday', 'order_ready', 'old_offer'])
  const { counts, topics, rows } = await board()
  expect(counts).toEqual({ all: 3, new: 2, unmapped: 2, look: 1 })
  expect(rows.at(-1)?.templates.map(({ language }) => language)).toEqual(['es', 'pt-BR'])
  expect(rows.at(-1)?.accountIds).toEqual([sul])
  expect(topics.find(({ key }) => key === 'orders')?.templates).toBe(1)
  for (const filter of ['all', 'new', 'unmapped', 'look'] as const)
    expect(await names({ filter })).toHaveLength(counts[filter])
  expect(await names({ topicId: business.topics.orders })).toEqual(['order_ready'])
  expect(await names({ accountId: norte })).toEqual(['black_friday'])
  expect((await board({ accountId: norte })).counts).toMatchObject({ all: 1, unmapped: 1 })
})

test('page by page nothing is left out or shown twice', async () => {
  const { board } = await world()
  const first = await board({ limit: 2 })
  expect(first.rows).toHaveLength(2)
  const second = await board({ limit: 2, after: first.next })
  expect(second.rows.map(({ name }) => name)).toEqual(['old_offer'])
  expect(second.next).toBeNull()
})

test('what happened to a template is told from its events, in all languages, page by page', async () => {
  const { deps, viewer, board, list, now, sul } = await world()
  await list([listed('old_offer', 'es', { quality: 'YELLOW' }), listed('old_offer', 'pt-BR')], now, sul)
  await list([listed('old_offer', 'es', { quality: 'YELLOW', status: 'PAUSED' })], now + 1000, sul)
  const id = (await board()).rows.find(({ name }) => name === 'old_offer')!.templates[0]!.id
  const first = granted(await readTemplate(deps, viewer, id, { limit: 1 }))
  expect(first?.events).toMatchObject([
    { kind: 'status', language: 'es', value: { status: 'PAUSED', previous: 'APPROVED' } },
  ])
  const rest = granted(await readTemplate(deps, viewer, id, { after: first!.next, limit: 5 }))
  expect(rest?.events).toMatchObject([{ kind: 'quality', value: { quality: 'YELLOW', previous: 'GREEN' } }])
  expect(rest?.next).toBeNull()
  expect(await readTemplate(deps, viewer, newId(), { limit: 5 })).toBeNull()
  expect(await readTemplate(deps, (await world()).viewer, id, { limit: 5 })).toBeNull()
})

test('two accounts of which Meta thinks differently take no turns: the stricter category, and no alert each hour', async () => {
  const { deps, business, viewer, board, list, now, sul, norte } = await world()
  const template = (over: Partial<ListedTemplate>) => [listed('parcel', 'es', over)]
  const inSul = template({ category: 'utility', quality: 'RED', status: 'PAUSED' })
  const inNorte = template({ category: 'marketing' })
  const hour = 3_600_000
  const parcel = async () => (await board()).rows.find(({ name }) => name === 'parcel')!.templates[0]!
  for (const [account, told] of [
    [sul, inSul],
    [norte, inNorte],
  ] as const)
    await list(told, now - 5 * hour, account)
  const first = await parcel()
  expect(first).toMatchObject({ category: 'marketing', quality: 'GREEN', status: 'APPROVED' })
  const history = async () => {
    const read = granted(await readTemplate(deps, viewer, first.id, { limit: 50 }))
    return read!.events.map(({ kind }) => kind)
  }
  expect((await history()).toSorted()).toEqual(['category', 'quality', 'status'])
  for (const at of [4, 3, 2]) {
    await list(inSul, now - at * hour, sul)
    await list(inNorte, now - at * hour + 60_000, norte)
    expect(await parcel()).toEqual(first)
  }
  expect(await history()).toHaveLength(3)
  const alerts = async () => {
    const rows = await database.admin.sql`select kind from template_alerts where business_id = ${business.id}`
    return rows.map((row) => row['kind'])
  }
  expect(await alerts()).toEqual(['recategorised'])
  // What an account itself changes counts, and alerts.
  await list(template({ category: 'marketing', status: 'PAUSED' }), now - hour, norte)
  expect(await parcel()).toMatchObject({ category: 'marketing', status: 'PAUSED' })
  expect(await alerts()).toEqual(['recategorised', 'paused_by_meta'])
  // An account that shows it no more says nothing about it.
  await list(inSul, now + 8 * DAY_MS, sul)
  expect(await parcel()).toMatchObject({ category: 'utility' })
})

test('what a removed account told of a template ends with it, by one event', async () => {
  const { deps, viewer, board, list, now, sul, norte } = await world()
  const parcel = async () => (await board()).rows.find(({ name }) => name === 'parcel')!.templates[0]!
  const [first, last] = [now - 9 * DAY_MS, now - DAY_MS]
  await list([listed('parcel', 'es')], first, sul)
  await list([listed('parcel', 'es', { status: 'PAUSED' })], first + 1000, norte)
  await list([listed('parcel', 'es')], last, sul)
  expect(await parcel()).toMatchObject({ status: 'APPROVED' })
  await list([listed('parcel', 'es')], last + 1000, sul)
  const read = granted(await readTemplate(deps, viewer, (await parcel()).id, { limit: 50 }))
  expect(read!.events.map(({ value }) => value)).toMatchObject([
    { status: 'APPROVED', previous: 'PAUSED', by: 'list' },
    { status: 'PAUSED', previous: 'APPROVED' },
  ])
})

test('a mapping of all languages can be put back to what each language had', async () => {
  const { deps, operator, board } = await world()
  const topicsOf = async () => {
    const { rows, topics } = await board()
    const row = rows.find(({ name }) => name === 'old_offer')
    return row?.templates.map(({ language, topicId }) => [
      language,
      topics.find(({ id }) => id === topicId)?.key ?? null,
    ])
  }
  await mapTemplate(deps, operator, { name: 'old_offer', language: 'es', topic: 'promos' })
  await mapTemplate(deps, operator, { name: 'old_offer', topic: 'news' })
  expect(await topicsOf()).toEqual([
    ['es', 'news'],
    ['pt-BR', 'news'],
  ])
  await mapTemplate(deps, operator, { name: 'old_offer', topic: 'news', byLanguage: { es: 'promos', 'pt-BR': null } })
  expect(await topicsOf()).toEqual([
    ['es', 'promos'],
    ['pt-BR', null],
  ])
  const wrong = { name: 'old_offer', topic: null, byLanguage: { es: 'nowhere' } }
  expect(await mapTemplate(deps, operator, wrong)).toEqual({ outcome: 'unknown_topic' })
  expect(await topicsOf()).toEqual([
    ['es', 'promos'],
    ['pt-BR', null],
  ])
})
