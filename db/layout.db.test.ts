import { afterEach, expect, test } from 'vitest'
import { createTestDatabase } from '@/testing/database'
import { connect, type Database, inBusiness } from './client'
import { isCompactLayout, writesCompact } from './layout'
import { migrateDatabase } from './migrate'
import { oldDatabase } from './testing'

const db = await createTestDatabase()
const urls = { owner: db.ownerUrl, app: db.appUrl, worker: db.workerUrl }
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Writes rows as an upgraded database does on which processes of the last release may still run. */
const AS_UPGRADED = `create or replace function sayso_layout() returns integer language sql immutable as 'select 1'`

const opened: Database[] = []
afterEach(() => Promise.all(opened.splice(0).map((pool) => pool.close())))

/** Returns whether a process that starts now would write the shorter layout. */
function newProcess(): () => Promise<boolean> {
  const pool = connect(db.appUrl, { max: 1 })
  opened.push(pool)
  return () => inBusiness(pool, NOBODY, (tx) => Promise.resolve(writesCompact(tx)))
}

test('a new database has the shorter layout from the start, in transactions of every kind', async () => {
  expect(await newProcess()()).toBe(true)
  const pool = connect(db.appUrl, { max: 1 })
  opened.push(pool)
  expect(await pool.sql.begin('read only', (tx) => writesCompact(tx))).toBe(true)
})

test('an upgraded one has it when the operator says that nothing old runs, and for processes that start then', async () => {
  await db.owner.sql.unsafe(AS_UPGRADED)
  const running = newProcess()
  expect(await running()).toBe(false)
  expect((await migrateDatabase(urls)).compact).toBe(false)
  expect((await migrateDatabase({ ...urls, narrow: true })).compact).toBe(true)
  expect(await running()).toBe(false)
  expect(await newProcess()()).toBe(true)
  // Later migrations leave it as it is.
  expect((await migrateDatabase(urls)).compact).toBe(true)
})

test('a schema from before the layouts is written as its own version does', async () => {
  const { sql } = await oldDatabase(87)
  expect(await isCompactLayout(sql)).toBe(false)
})
