import postgres from 'postgres'
import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import release from '@/db/last-release.json'
import { READS } from '@/db/layout'
import { migrateDatabase } from '@/db/migrate'
import { oldDatabase } from '@/db/testing'
import { findingsOf, makeTamperedBusiness } from '@/lib/services/ledger-check/testing'
import { badLines, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { compactEvidence } from './evidence'
import { hasLeanIndexes, planIndexes, useLeanIndexes } from './indexes'

const database = await createTestDatabase()
const { sql } = database.admin

const TABLES = ['sync_marks', 'identities', 'contacts', 'evidence']

/** Returns the indexes of the tables. */
async function indexesOf(db: typeof sql | postgres.Sql): Promise<string[]> {
  const rows = await db<{ definition: string }[]>`
    select indexdef as definition from pg_indexes where tablename = any(${TABLES}) order by indexname`
  return rows.map(({ definition }) => definition)
}
const owner = (url: string) => postgres(url, { max: 1, onnotice: () => {}, connection: READS })

test('an upgraded database gets the indexes of a new one, also if an earlier run was stopped on the way', async () => {
  const made = await indexesOf(sql)
  expect(await hasLeanIndexes(database.owner.sql)).toBe(true)
  const old = await oldDatabase(release.lastMigration)
  await migrateDatabase(old.urls)
  const own = owner(old.urls.owner)
  expect(await hasLeanIndexes(own)).toBe(false)
  // What `create index concurrently` leaves when it is stopped.
  await old.sql`create unique index sync_marks_pk on sync_marks (business_id, contact_id, backend_id)`
  await old.sql`update pg_index set indisvalid = false where indexrelid = 'sync_marks_pk'::regclass`
  for (let run = 0; run < 2; run++) {
    await useLeanIndexes(own)
    expect(await indexesOf(own)).toEqual(made)
    expect(await hasLeanIndexes(own)).toBe(true)
  }
  await own.end()
  const keys = await old.sql`
    select conrelid::regclass::text as table, pg_get_constraintdef(oid) as key from pg_constraint
    where contype = 'p' and conrelid::regclass::text in ('sync_marks', 'identities') order by 1`
  expect(keys).toEqual([
    { table: 'identities', key: 'PRIMARY KEY (business_id, contact_id, id)' },
    { table: 'sync_marks', key: 'PRIMARY KEY (business_id, contact_id, backend_id)' },
  ])
})

test('a table that a dump reads gets its other key when the dump has ended, and saves go on meanwhile', async () => {
  const old = await oldDatabase(release.lastMigration)
  await migrateDatabase(old.urls)
  const [own, dump] = [owner(old.urls.owner), owner(old.urls.owner)]
  const hold = await dump.reserve()
  // What pg_dump holds until it ends.
  const dumpReads = () => hold.unsafe('begin; lock table sync_marks in access share mode')
  await dumpReads()
  let pauses = 0
  const pause = async () => {
    pauses++
    // A save waits for nobody between two tries.
    await old.sql.begin((tx) => tx`lock table sync_marks in row exclusive mode nowait`)
    if (pauses === 4) await hold.unsafe('rollback')
  }
  const inUse = /the table sync_marks was in use at each of 2 tries/
  await expect(useLeanIndexes(own, { tries: 2, pause })).rejects.toThrow(inUse)
  expect(pauses).toBe(1)
  // The index is there, and the key is not exchanged yet.
  expect(await hasLeanIndexes(own)).toBe(false)
  expect((await planIndexes(own)).find(({ table }) => table === 'sync_marks')).toMatchObject({
    builds: 'sync_marks_pk',
  })
  await useLeanIndexes(own, { tries: 1000, pause })
  expect(pauses).toBeGreaterThanOrEqual(4)
  expect(await hasLeanIndexes(own)).toBe(true)
  hold.release()
  await Promise.all([own.end(), dump.end()])
})

test('evidence loses the copy of its digest, and everything is found whole', async () => {
  const deps = testDeps(database.app)
  const business = await makeTamperedBusiness(deps, database.worker)
  // As an earlier layout wrote it.
  await sql`update evidence e set digest = encode(a.proof, 'hex') from answers a
    where a.business_id = e.business_id and a.change_id = e.change_id and length(a.proof) = 32`
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
