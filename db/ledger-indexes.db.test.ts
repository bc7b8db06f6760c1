import { expect, inject, test } from 'vitest'
import { createTestDatabase } from '@/testing/database'
import { buildDigestIndex } from './ledger-indexes'
import { migrateDatabase } from './migrate'
import { oldDatabase } from './testing'

const database = await createTestDatabase()

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

const ofNew = async () => (await database.admin.sql.unsafe<{ name: string }[]>(ofKeys)).map(({ name }) => name)
/** Lets a node of a cluster have nothing of the index, as where a build was interrupted before it came there. */
const ON_NODE = `do $$
  declare
    index text;
  begin
    perform set_config('citus.enable_manual_changes_to_shards', 'on', true);
    for index in select relname from pg_class where relname ~ '^ledger_dedupe_[0-9]+$' loop
      execute format('drop index %I', index);
    end loop;
  end $$`

test('a new ledger has no index over all keys, and one whose build was interrupted is built again', async () => {
  expect(await ofNew()).toEqual(['ledger_dedupe', 'ledger_keys_alone'])
  const { sql } = database.admin
  await sql`update pg_index set indisvalid = false where indexrelid = 'ledger_dedupe'::regclass`
  if (inject('testServer').otherNodes.length > 0)
    expect(await sql`select distinct success from run_command_on_workers(${ON_NODE})`).toEqual([{ success: true }])
  expect(await ofNew()).toContain('ledger_dedupe (not valid)')
  await buildDigestIndex(database.owner.sql)
  expect(await ofNew()).toEqual(['ledger_dedupe', 'ledger_keys_alone'])
})
