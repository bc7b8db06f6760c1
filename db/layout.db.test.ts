import postgres from 'postgres'
import { afterEach, expect, test } from 'vitest'
import { createTestDatabase } from '@/testing/database'
import { IN_LAYOUT_OF_RELEASE } from '@/testing/upgraded'
import { connect, type Database, inBusiness } from './client'
import { isCompactLayout, useCompactLayout, writesCompact } from './layout'
import { migrateDatabase } from './migrate'
import { passesLayout } from './passes-layout'
import { oldDatabase } from './testing'

const db = await createTestDatabase()
const urls = { owner: db.ownerUrl, app: db.appUrl, worker: db.workerUrl }
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** How a process begins its work in a business, of the last release or of this version. */
const FIRST_CALLS = {
  sayso_enter: `sayso_enter('${NOBODY}')`,
  sayso_enter_as: `sayso_enter_as('${NOBODY}', '${NOBODY}')`,
  sayso_open_contact: `sayso_open_contact('${NOBODY}', '${NOBODY}')`,
  sayso_lock_contact: `sayso_lock_contact('${NOBODY}', '${NOBODY}')`,
  sayso_visit_contacts: `sayso_visit_contacts('${NOBODY}', '{}')`,
  sayso_read_visited: `sayso_read_visited('${NOBODY}', '{}')`,
  sayso_lock_contacts: `sayso_lock_contacts('${NOBODY}', '{}', true)`,
  sayso_ask_many: `sayso_ask_many('${NOBODY}', '{}', '{}', '{}', '{}', '{}')`,
  sayso_ask: `sayso_ask('${NOBODY}', null, null, null, '${NOBODY}', '${NOBODY}', null, null, null)`,
}

/** Whether everybody may call `sayso_layout`, and whether both roles may. */
const callers = async () => {
  const [may] = await db.admin.sql<{ everybody: boolean; roles: boolean }[]>`
    select exists (select 1 from aclexplode(coalesce(proacl, acldefault('f', proowner))) a where a.grantee = 0)
        as everybody,
      has_function_privilege('sayso_app', oid, 'execute') and has_function_privilege('sayso_worker', oid, 'execute')
        as roles
    from pg_proc where proname = 'sayso_layout'`
  return may
}

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
  await db.owner.sql.unsafe(IN_LAYOUT_OF_RELEASE)
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

test('a process of the last release reads nothing in a business once rows are shorter, whatever it calls first', async () => {
  // It says nothing of layouts, and on a cluster what rule 5 asks for (docs/reference/citus.md).
  const connection = { 'citus.propagate_set_commands': 'local' }
  const old = postgres(db.appUrl, { max: 1, onnotice: () => {}, connection })
  const functions = await db.admin.sql<{ name: string }[]>`
    select proname as name from pg_proc
    where pronamespace = 'public'::regnamespace and prosrc like '%SET LOCAL app.business_id%' and not prosecdef`
  expect(functions.map(({ name }) => name).toSorted()).toEqual(Object.keys(FIRST_CALLS).toSorted())
  const outcomes = () =>
    Promise.all(
      Object.values(FIRST_CALLS).map((call) =>
        old
          .begin((tx) => tx.unsafe(`select ${call}`))
          .then(
            () => 'read',
            (e) => e.code,
          ),
      ),
    )
  try {
    await useCompactLayout(db.owner.sql)
    expect(new Set(await outcomes())).toEqual(new Set(['42501']))
    await db.owner.sql.unsafe(IN_LAYOUT_OF_RELEASE)
    expect(new Set(await outcomes())).toEqual(new Set(['read']))
  } finally {
    await old.end()
  }
})

test('rows stay as they are while connections lose what they say of layouts on the way, as behind some poolers', async () => {
  expect(await passesLayout(db.appUrl)).toBe(true)
  expect(await passesLayout(db.appUrl, {})).toBe(false)
  await db.owner.sql.unsafe(IN_LAYOUT_OF_RELEASE)
  // What the address says wins over what the process says, as a pooler's own setting would.
  const lost = { ...urls, app: `${db.appUrl}?app.layout=1` }
  await expect(migrateDatabase({ ...lost, narrow: true })).rejects.toMatchObject({ code: 'layout_not_passed' })
  expect(await isCompactLayout(db.owner.sql)).toBe(false)
})

test('what says the layout is for the roles alone, also where a node or a restore made it', async () => {
  const isClosed = { everybody: false, roles: true }
  expect(await callers()).toEqual(isClosed)
  // A node of a cluster that did not have the function makes it as it makes any.
  await db.owner.sql.unsafe(`drop function sayso_layout()`)
  await useCompactLayout(db.owner.sql, true)
  expect(await callers()).toEqual(isClosed)
  await db.owner.sql.unsafe('grant execute on function sayso_layout() to public')
  expect(await callers()).toEqual({ everybody: true, roles: true })
  await migrateDatabase(urls)
  expect(await callers()).toEqual(isClosed)
})
