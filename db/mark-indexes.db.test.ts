import { expect, test } from 'vitest'
import { createTestDatabase } from '@/testing/database'
import { exchangeDueIndex } from './mark-indexes'

const database = await createTestDatabase()
const { sql } = database.admin

const names = async () => {
  const rows = await sql<{ name: string }[]>`
    select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = 'sync_marks'::regclass and c.relname like 'sync_marks_due_%' order by 1`
  return rows.map(({ name }) => name)
}
const addOld = () =>
  sql`create index sync_marks_due_look on sync_marks (due_at) where due_at is not null and version >= 0`

test('the index by time is exchanged once, and a new database begins with the new one', async () => {
  expect(await names()).toEqual(['sync_marks_due_by_time'])
  await sql`drop index sync_marks_due_by_time`
  await addOld()
  await exchangeDueIndex(sql, 'concurrently')
  expect(await names()).toEqual(['sync_marks_due_by_time'])
  await exchangeDueIndex(sql, 'concurrently')
  expect(await names()).toEqual(['sync_marks_due_by_time'])
})

test('while the look for due backends is that of an earlier schema, its index stays', async () => {
  await sql`drop index sync_marks_due_by_time`
  await addOld()
  await sql`
    create or replace function sayso_due_deliveries(at timestamptz)
      returns table (business_id uuid, backend_id uuid, urgent boolean)
      language sql as $$ select m.business_id, m.backend_id, m.urgent from sync_marks m where m.version >= 0 $$`
  await exchangeDueIndex(sql, '')
  expect(await names()).toEqual(['sync_marks_due_look'])
})
