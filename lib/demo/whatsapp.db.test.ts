import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readSyncBackend } from '@/db/queries/backends/backend-config'
import { GraphConfig } from '@/lib/sandbox/graph/config'
import { operatorOf } from '@/lib/services/callers/caller'
import { readWatchBoard } from '@/lib/services/template-watch/read-watch-board'
import { mapTemplate } from '@/lib/services/templates/map-template'
import { testDeps } from '@/lib/services/testing'
import { createBackend } from '@/lib/sync/backends/create-backend'
import { createInboxWorker } from '@/lib/sync/inbox/work-inbox'
import { syncTest } from '@/lib/sync/testing'
import { feedAll } from '@/lib/sync/upkeep/feed-lines'
import { createTemplateWatch } from '@/lib/sync/upkeep/watch-templates'
import { createTestDatabase } from '@/testing/database'
import { DEMO } from './business'
import { seedDemo } from './seed'
import { seedTemplateHistory } from './template-history'
import { demoGraph, ensureDemoTemplates, ensureDemoWhatsApp } from './whatsapp'

const database = await createTestDatabase()

test('the demo has one WhatsApp account, at the present address of its stand-in, with one token on both sides', async () => {
  const deps = testDeps(database.app)
  await seedDemo(deps, 'http://localhost:3001/api/v2/')
  for (const port of [3001, 4001]) {
    const url = `http://localhost:${port}/graph/v24.0/`
    await inBusiness(deps.db, DEMO.businessId, (tx) => ensureDemoWhatsApp(deps, tx, url))
  }
  const row = await inBusiness(deps.db, DEMO.businessId, (tx) =>
    readSyncBackend(tx, DEMO.businessId, DEMO.whatsappBackendId),
  )
  expect(row).toMatchObject({ kind: 'whatsapp', baseUrl: 'http://localhost:4001/graph/v24.0/', status: 'active' })
  const options = { keys: deps.keys, allowPrivate: ['localhost:4001'], requestMs: 1000 }
  const { whatsapp, backend } = createBackend(options, DEMO.whatsappBackendId, row!)
  await backend.close()
  const graph = GraphConfig.parse(demoGraph(deps.pepper, 'http://localhost:3000'))
  expect(whatsapp?.settings).toMatchObject({ phoneNumberId: graph.phoneNumberId, confirm: true })
  expect(graph.templates.some(({ name }) => name === whatsapp?.settings.freshLinkTemplate)).toBe(true)
  expect(graph.inboundUrl).toBe(`http://localhost:3000/api/inbound/${DEMO.whatsappBackendId}`)
})

test('the demo’s templates are tied once; a topic that the business takes away stays away, and buttons move', async () => {
  const deps = testDeps(database.app)
  await seedDemo(deps, 'http://localhost:3001/api/v2/')
  await ensureDemoTemplates(deps, 'http://localhost:3000')
  const tied = () => database.admin.sql<{ name: string; key: string | null; url: string | null }[]>`
    select t.name, o.key, t.url_buttons->0->>'url' as url from templates t
    left join topics o on o.business_id = t.business_id and o.id = t.topic_id
    where t.business_id = ${DEMO.businessId} and t.language = 'es' order by t.name`
  expect(await tied()).toEqual([
    { name: 'loyalty_points', key: 'promotions', url: 'http://localhost:3000/p/{{1}}' },
    { name: 'new_menu', key: 'promotions', url: 'http://localhost:3000/p/{{1}}' },
    { name: 'order_ready', key: 'orders', url: null },
    { name: 'weekend_offer', key: 'promotions', url: 'http://localhost:3000/p/{{1}}' },
  ])
  await mapTemplate(deps, operatorOf(DEMO.businessId), { name: 'order_ready', topic: null })
  await ensureDemoTemplates(deps, 'http://localhost:4000')
  expect(await tied()).toEqual([
    { name: 'loyalty_points', key: 'promotions', url: 'http://localhost:4000/p/{{1}}' },
    { name: 'new_menu', key: 'promotions', url: 'http://localhost:4000/p/{{1}}' },
    { name: 'order_ready', key: null, url: null },
    { name: 'weekend_offer', key: 'promotions', url: 'http://localhost:4000/p/{{1}}' },
  ])
})

test('the demo has a template that drives people away, by messages and statuses like real ones', async () => {
  const t = syncTest(database)
  const { deps } = t
  const { people } = await seedDemo(deps, 'http://localhost:3001/api/v2/')
  await seedTemplateHistory(deps, people, 'http://localhost:3000')
  const later = { ...t.syncDeps(), clock: { now: () => Date.now() + 60_000 } }
  await createInboxWorker(later, () => true).look()
  await feedAll(later, () => true)
  const watch = createTemplateWatch(later, () => true)
  await watch()
  await database.admin
    .sql`update template_watch set judge_due_at = now() - interval '1 second' where business_id = ${DEMO.businessId}`
  await watch()
  const board = await readWatchBoard(deps, operatorOf(DEMO.businessId), { days: 90 })
  if (board.outcome !== 'read') throw new Error(board.outcome)
  const states = Object.fromEntries(board.templates.map(({ name, state }) => [name, state]))
  expect(states).toMatchObject({ weekend_offer: 'harming', new_menu: 'fine', loyalty_points: 'fine' })
  expect(board.total.delivered).toBeGreaterThan(1000)
  expect(await database.admin.sql`select 1 from inbox where due_at is not null`).toEqual([])
})
