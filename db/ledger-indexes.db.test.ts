import { expect, test } from 'vitest'
import { createTestDatabase } from '@/testing/database'
import { migrateDatabase } from './migrate'
import { oldDatabase } from './testing'

const BEFORE = 88
const ofKeys = `
  select c.relname || case when i.indisvalid then '' else ' (not valid)' end as name
  from pg_index i join pg_class c on c.oid = i.indexrelid
  where i.indrelid = 'ledger'::regclass and c.relname ~ '^ledger_(dedupe|keys)' order by 1`

test('an upgraded ledger has its index over digests beside the one that the last release needs', async () => {
  const { sql, urls } = await oldDatabase(BEFORE)
  const names = async () => (await sql.unsafe<{ name: string }[]>(ofKeys)).map(({ name }) => name)
  expect(await names()).toEqual(['ledger_dedupe_key'])
  // Both wait for each other, also while the index is built, which waits for every statement that runs.
  const [first, second] = await Promise.all([migrateDatabase(urls), migrateDatabase(urls)])
  expect(Math.min(first.made, second.made)).toBe(0)
  expect(Math.max(first.made, second.made)).toBeGreaterThan(0)
  expect(await names()).toEqual(['ledger_dedupe', 'ledger_dedupe_key'])

  // What a build left that was interrupted.
  await sql`update pg_index set indisvalid = false where indexrelid = 'ledger_dedupe'::regclass`
  expect(await names()).toContain('ledger_dedupe (not valid)')
  await migrateDatabase({ ...urls, narrow: true })
  // The other one goes when `npm run db:compact` is through.
  expect(await names()).toEqual(['ledger_dedupe', 'ledger_dedupe_key'])
})

test('a new ledger has no index over the keys of all lines', async () => {
  const { admin } = await createTestDatabase()
  const rows = await admin.sql.unsafe<{ name: string }[]>(ofKeys)
  expect(rows.map(({ name }) => name)).toEqual(['ledger_dedupe', 'ledger_keys_alone'])
})
