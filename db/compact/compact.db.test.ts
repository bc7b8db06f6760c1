import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { findingsOf, makeTamperedBusiness } from '@/lib/services/ledger-check/testing'
import { badLines, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { compactEvidence } from './evidence'
import { hasLeanIndexes, useLeanIndexes } from './indexes'

const database = await createTestDatabase()
const { sql } = database.admin

const indexes = async () =>
  (
    await sql<{ definition: string }[]>`
      select indexdef as definition from pg_indexes
      where tablename in ('sync_marks', 'identities', 'contacts', 'evidence') order by indexname`
  ).map(({ definition }) => definition)
const keys = () => sql`
  select conrelid::regclass::text as table, pg_get_constraintdef(oid) as key from pg_constraint
  where contype = 'p' and conrelid::regclass::text in ('sync_marks', 'identities') order by 1`

/** Gives the tables the indexes that they have in a database of the last release. */
async function asUpgraded(): Promise<void> {
  const statements = [
    'alter table sync_marks drop constraint sync_marks_pk',
    'alter table sync_marks add constraint old_marks_pk primary key (business_id, backend_id, contact_id)',
    'alter table identities drop constraint identities_pk',
    'alter table identities add constraint old_identities_pk primary key (business_id, id)',
    'create index identities_contact on identities (business_id, contact_id)',
    'create index evidence_contact on evidence (business_id, contact_id)',
    'create index contacts_merged_into on contacts (business_id, merged_into)',
    'drop index contacts_merged',
  ]
  for (const statement of statements) await database.owner.sql.unsafe(statement)
}

test('an upgraded database gets the indexes of a new one, also if an earlier run was stopped on the way', async () => {
  const made = await indexes()
  expect(await hasLeanIndexes(database.owner.sql)).toBe(true)
  await asUpgraded()
  expect(await hasLeanIndexes(database.owner.sql)).toBe(false)
  // What `create index concurrently` leaves when it is stopped.
  await sql`create unique index sync_marks_pk on sync_marks (business_id, contact_id, backend_id)`
  await sql`update pg_index set indisvalid = false where indexrelid = 'sync_marks_pk'::regclass`
  for (let run = 0; run < 2; run++) {
    await useLeanIndexes(database.owner.sql)
    expect(await indexes()).toEqual(made)
    expect(await keys()).toEqual([
      { table: 'identities', key: 'PRIMARY KEY (business_id, contact_id, id)' },
      { table: 'sync_marks', key: 'PRIMARY KEY (business_id, contact_id, backend_id)' },
    ])
  }
  expect(await hasLeanIndexes(database.owner.sql)).toBe(true)
})

test('evidence loses the copy of its digest, and everything is found whole', async () => {
  const deps = testDeps(database.app)
  const business = await makeTamperedBusiness(deps, database.worker)
  // As an earlier layout wrote it.
  await sql`update evidence e set digest = a.evidence from answers a
    where a.business_id = e.business_id and a.change_id = e.change_id`
  const [before] = await sql<{ old: number }[]>`select count(digest)::int as old from evidence`
  expect(before?.old).toBeGreaterThan(3)
  expect([await badLines(database.owner), await findingsOf(database.owner)]).toEqual([[], []])
  let rows = 0
  await compactEvidence(database.owner.sql, (more) => (rows += more))
  expect(rows).toBe(before?.old)
  expect(await sql`select 1 from evidence where digest is not null`).toEqual([])
  expect([await badLines(database.owner), await findingsOf(database.owner)]).toEqual([[], []])
  await compactEvidence(database.owner.sql, (more) => (rows += more))
  expect(rows).toBe(before?.old)
  // The application can't do it.
  const bare = inBusiness(database.worker, business.id, (tx) => tx`update evidence set digest = null`)
  await expect(bare).rejects.toThrow(/permission denied/)
})
