import { expect, test } from 'vitest'
import { createTestDatabase } from '@/testing/database'
import { readNodeFunctions } from './cluster-functions'
import { connectOwner, distribute, planDistribution } from './distribute'
import { inBlock } from './in-block'

const database = await createTestDatabase()

test('the plan names every table once: what every node holds, what is in shards, and what stays', async () => {
  const sql = connectOwner(database.ownerUrl)
  try {
    const { hasExtension, nodes, tables, foreignKeys } = await planDistribution(sql)
    expect({ hasExtension, nodes }).toEqual({ hasExtension: false, nodes: [] })
    const kept = (keeping: string) => tables.filter((table) => table.keeping === keeping).map(({ name }) => name)
    expect(kept('everywhere')).toEqual(['businesses'])
    const own = await database.admin.sql<{ name: string }[]>`
      select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'business_id'`
    expect(kept('by_business').toSorted()).toEqual(own.map(({ name }) => name).toSorted())
    // Tables of people, who belong to no business, have no key to one.
    const leading = await database.admin.sql<{ name: string }[]>`
      select distinct t.relname as name from pg_constraint k join pg_class t on t.oid = k.conrelid
        join pg_class r on r.oid = k.confrelid
      where k.contype = 'f' and t.relname = any(${kept('coordinator')}) and not r.relname = any(${kept('coordinator')})`
    expect(leading).toEqual([])
    expect(foreignKeys).toBeGreaterThan(20)
  } finally {
    await sql.end()
  }
})

test('a database that is no cluster is left as it is', async () => {
  const sql = connectOwner(database.ownerUrl)
  try {
    await expect(distribute(sql)).rejects.toMatchObject({ code: 'not_a_cluster' })
    expect(await sql`select sayso_distribute('topics') as done`).toEqual([{ done: false }])
  } finally {
    await sql.end()
  }
})

test('one PostgreSQL gets no block for a query that sets the tenant by itself', async () => {
  const { sql } = database.app
  expect(await inBlock(sql, (used) => Promise.resolve(used === sql))).toBe(true)
})

test('functions that write as their owner run on the node of their business, with those that they call', async () => {
  const functions = await readNodeFunctions(database.admin.sql)
  const named = (writes: boolean) =>
    functions.filter((each) => each.writes === writes).map(({ name }) => name.replace(/\(.*/, ''))
  expect(named(true)).toEqual([
    'sayso_bind_identities',
    'sayso_blank_identities',
    'sayso_delete_evidence',
    'sayso_delete_old_evidence',
    'sayso_extend_tile',
    'sayso_merge_contacts',
    'sayso_move_heads',
    'sayso_suppress_erased',
    'sayso_write_contact',
    'sayso_write_contacts',
  ])
  expect(named(false)).toEqual(['sayso_demand_erased', 'sayso_demand_tenant', 'sayso_ms'])
})
