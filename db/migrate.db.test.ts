import { expect, test } from 'vitest'
import { createTestDatabase } from '@/testing/database'
import { migrateDatabase } from './migrate'

const db = await createTestDatabase()
const urls = { owner: db.ownerUrl, app: db.appUrl, worker: db.workerUrl }

test('migrating again, from two places at once, changes nothing and fails nowhere', async () => {
  const count = () => db.owner.sql`select count(*)::int as n from drizzle.__drizzle_migrations`
  const before = await count()
  await Promise.all([migrateDatabase(urls), migrateDatabase(urls)])
  expect(await count()).toEqual(before)
})

test('the logins carry their rights through the group roles and bypass nothing', async () => {
  const roles = await db.admin.sql`
    select rolname, rolsuper, rolbypassrls, rolcreaterole, pg_has_role(oid, 'sayso_app', 'member') as app,
      pg_has_role(oid, 'sayso_worker', 'member') as worker
    from pg_roles
    where rolname in (${new URL(db.appUrl).username}, ${new URL(db.workerUrl).username}) order by app desc`
  const plain = { rolsuper: false, rolbypassrls: false, rolcreaterole: false }
  expect(roles).toMatchObject([
    { ...plain, app: true, worker: false },
    { ...plain, app: false, worker: true },
  ])
})

test('the owner as the application is refused with a reason', async () => {
  await expect(migrateDatabase({ ...urls, app: db.ownerUrl })).rejects.toThrow(/owns the tables/)
})
