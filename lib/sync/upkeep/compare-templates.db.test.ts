import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readComparisons } from '@/db/queries/templates/comparisons'
import { noteTemplateAccounts } from '@/db/queries/templates/template-accounts'
import { createWhatsApp } from '@/lib/backends/whatsapp/adapter'
import { WhatsAppSettings } from '@/lib/backends/whatsapp/settings'
import { GraphFault } from '@/lib/sandbox/graph/faults'
import { ACCESS_TOKEN, PHONE_NUMBER_ID, testGraph, WABA_ID } from '@/lib/sandbox/graph/testing'
import { recordListedTemplates } from '@/lib/services/templates/record-listed-templates'
import { outboxTest } from '@/lib/sync/outbox/testing'
import { createTestDatabase } from '@/testing/database'
import { earlier } from '@/testing/earlier'
import { compareTemplates } from './compare-templates'

const database = await createTestDatabase()
const NIL = '00000000-0000-0000-0000-000000000000'
const DAY_MS = 86_400_000

test('pairs of a thousand sends are compared at Meta once a week, and what it says is kept', async () => {
  const stand = await outboxTest(database)
  const { sql, business, backendId } = stand
  const { graph, graphUrl, base } = await testGraph()
  for (const template of graph.templates) template.status = 'APPROVED'
  const whatsapp = createWhatsApp({
    baseUrl: graphUrl,
    allowPrivate: [new URL(base).host],
    secret: { accessToken: ACCESS_TOKEN, appSecret: 's', verifyToken: 'v', wabaId: WABA_ID },
    settings: WhatsAppSettings.parse({ phoneNumberId: PHONE_NUMBER_ID }),
  })
  const page = await whatsapp.listTemplates(null)
  if (!('templates' in page)) throw new Error(page.reason)
  await recordListedTemplates({ db: database.app }, business.id, page.templates, Date.now())
  const rows = await sql<{ id: string; name: string }[]>`
    select id, name from templates where business_id = ${business.id} and provider_id is not null`
  const idOf = Object.fromEntries(rows.map(({ id, name }) => [name, id]))
  await inBusiness(database.worker, business.id, (tx) =>
    noteTemplateAccounts(tx, business.id, backendId, new Map(Object.values(idOf).map((id) => [id, {}])), Date.now()),
  )
  const send = (name: string, sent: number) => sql`
    insert into template_days (business_id, template_id, sender_id, day, category, sent)
    values (${business.id}, ${idOf[name] ?? ''}, ${NIL}, current_date, 'utility', ${sent})`
  await send('your_link', 1500)
  await send('weekend_offer', 4000)
  await send('paused_offer', 999)
  graph.blocks.set('1001', { sends: 1500, rate: 0.001, reason: 'NO_LONGER_NEEDED' })
  graph.blocks.set('1002', { sends: 4000, rate: 0.02, reason: 'A_NEW_WORD' })
  const compare = (now = Date.now()) =>
    compareTemplates(
      { db: database.worker, clock: { now: () => now } },
      { businessId: business.id, backendId },
      whatsapp,
      () => true,
    )

  expect(await compare()).toBe(1)
  const read = (name: string) =>
    inBusiness(database.app, business.id, (tx) =>
      readComparisons(tx, business.id, [idOf[name] ?? ''], { since: 0, limit: 10 }),
    )
  expect(await read('weekend_offer')).toMatchObject([
    {
      ...{ otherName: 'your_link', isBlockedMore: true, sends: 4000, otherSends: 1500 },
      ...{ blockReason: 'UNKNOWN_BLOCK_REASON', otherBlockReason: 'NO_LONGER_NEEDED' },
    },
  ])
  expect(await read('your_link')).toMatchObject([{ otherName: 'weekend_offer', isBlockedMore: false, sends: 1500 }])
  // Within the week nothing is asked again.
  expect(await compare()).toBe(0)

  // Meta counts otherwise than we do: the pair waits for the next week. While it throttles, nothing is kept.
  await sql`update template_comparisons set window_end = ${earlier(sql, 'window_end', 8 * DAY_MS)}`
  graph.faults.set([GraphFault.parse({ mode: 'error', code: 80007, count: 1 })])
  expect(await compare()).toBe(0)
  graph.blocks.set('1001', { sends: 900, rate: 0.001, reason: 'OTHER' })
  expect(await compare()).toBe(1)
  expect(await read('your_link')).toMatchObject([{ isBlockedMore: null, sends: null, blockReason: null }])
  expect(await compare(Date.now() + DAY_MS)).toBe(0)
  await whatsapp.close()
})
