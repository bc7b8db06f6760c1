import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { importFile } from '@/lib/services/imports/testing'
import { testDeps } from '@/lib/services/testing'
import { syncTest } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { purgeApiRows } from './purge-api-rows'

const database = await createTestDatabase()
const sync = syncTest(database)
const { sql } = database.admin
const DAY = 86_400_000

test('keyed answers go after a day, imports, reports and audiences after ninety; what imports changed stays', async () => {
  const business = await sync.business()
  const worker = testDeps(database.worker)
  const file = (phone: string) => `phone,topic,answer\n${phone},promos,no\n${phone},nothing,no\n`
  const old = await importFile(sync.deps, worker, business.id, file('+5511985000001'))
  const young = await importFile(sync.deps, worker, business.id, file('+5511985000002'))
  const now = sync.deps.clock.now()
  const at = (ago: number) => new Date(now - ago).toISOString()
  await sql`update imports set created_at = ${at(91 * DAY)} where id = ${old.id}`
  await sql`update imports set created_at = ${at(89 * DAY)} where id = ${young.id}`
  // A file that was never deleted is deleted too.
  await sql`insert into import_chunks (business_id, import_id, place, body) values (${business.id}, ${old.id}, 7, 'x')`
  for (const [key, ago] of [
    ['old', 25],
    ['young', 23],
  ] as const) {
    await sql`
      insert into idempotency_keys (business_id, api_key_id, route, key, request_hash, created_at)
      values (${business.id}, ${newId()}, 'r', ${key}, 'h', ${at((ago * DAY) / 24)})`
  }
  for (const days of [91, 89]) {
    await sql`
      insert into audiences (business_id, id, api_key_id, status, question, reasons, created_at)
      values (${business.id}, ${newId()}, ${newId()}, 'done', '{}', '{}', ${at(days * DAY)})`
  }
  const lines = await sql`select count(*) from ledger`

  await purgeApiRows(sync.syncDeps(), () => false)
  expect(await sql`select 1 from imports where business_id = ${business.id}`).toHaveLength(2)
  await purgeApiRows(sync.syncDeps(), () => true)

  expect(await sql`select id from imports where business_id = ${business.id}`).toEqual([{ id: young.id }])
  expect(await sql`select distinct import_id as id from import_issues where business_id = ${business.id}`).toEqual([
    { id: young.id },
  ])
  // The file of the other import is left to the worker that has it.
  expect(await sql`select distinct import_id as id from import_chunks`).toEqual([{ id: young.id }])
  expect(await sql`select key from idempotency_keys where business_id = ${business.id}`).toEqual([{ key: 'young' }])
  expect(await sql`select 1 from audiences where business_id = ${business.id}`).toHaveLength(1)
  expect(await sql`select count(*) from ledger`).toEqual(lines)
})
