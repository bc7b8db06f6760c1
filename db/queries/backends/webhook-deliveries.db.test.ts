import { expect, test } from 'vitest'
import { inBusiness, type Tx } from '@/db/client'
import { newId } from '@/lib/ids'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase, stopAutovacuum } from '@/testing/database'
import { addWebhookDeliveries, readWebhookDeliveries, type WebhookDelivery } from './webhook-deliveries'

const database = await createTestDatabase()
await stopAutovacuum(database)
const business = await makeBusiness(testDeps(database.app))
const backendId = newId()

const attempt = (id: string, tookMs = 1): WebhookDelivery => {
  return { id, contactId: newId(), version: 1, at: 0, status: 200, error: null, tookMs }
}
const add = (tx: Tx, deliveries: readonly WebhookDelivery[]) =>
  addWebhookDeliveries(tx, business.id, backendId, deliveries)

/** The rows of the log that this session has read. */
const readRows = async (tx: Tx) => {
  const [row] = await tx<{ read: number }[]>`
    select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read from pg_stat_xact_user_tables
    where relname = 'webhook_deliveries'`
  return row?.read ?? -1
}

test('first attempts are added without reading the log, also where PostgreSQL takes it to be empty', async () => {
  await database.admin.sql`vacuum analyze webhook_deliveries`
  const read: number[] = []
  for (let n = 0; n < 5; n++)
    await inBusiness(database.worker, business.id, async (tx) => {
      const before = await readRows(tx)
      await add(
        tx,
        Array.from({ length: 100 }, () => attempt(newId())),
      )
      read.push((await readRows(tx)) - before)
    })
  expect(read).toEqual([0, 0, 0, 0, 0])
})

test('each attempt is numbered after the earlier ones of its message, also of the same batch', async () => {
  const [known, fresh, twice] = [newId(), newId(), newId()]
  await inBusiness(database.worker, business.id, (tx) => add(tx, [attempt(known, 1)]))
  await inBusiness(database.worker, business.id, (tx) => add(tx, [attempt(known, 2)]))
  await inBusiness(database.worker, business.id, (tx) =>
    add(tx, [attempt(fresh, 3), attempt(known, 4), attempt(twice, 5), attempt(twice, 6), attempt(known, 7)]),
  )
  const rows = await inBusiness(database.worker, business.id, (tx) =>
    readWebhookDeliveries(tx, business.id, backendId, { limit: 100 }),
  )
  const of = (id: string) => rows.filter((row) => row.id === id).map(({ attempt: number, tookMs }) => [number, tookMs])
  expect(of(fresh)).toEqual([[1, 3]])
  expect(of(known).toReversed()).toEqual([
    [1, 1],
    [2, 2],
    [3, 4],
    [4, 7],
  ])
  expect(of(twice).toReversed()).toEqual([
    [1, 5],
    [2, 6],
  ])
})
