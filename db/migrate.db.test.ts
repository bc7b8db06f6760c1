import { expect, test } from 'vitest'
import { makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { migrateDatabase } from './migrate'
import { migrationsAnd } from './testing'

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

test('a migration that visits every business names it on the nodes of a cluster too', async () => {
  // One PostgreSQL has no such nodes, but keeps the setting as a cluster does.
  const visit = `DO $$ DECLARE b uuid; BEGIN
    IF current_setting('citus.propagate_set_commands', true) IS DISTINCT FROM 'local' THEN
      RAISE EXCEPTION 'SET LOCAL stays on the coordinator';
    END IF;
    FOR b IN SELECT id FROM businesses LOOP
      EXECUTE format('SET LOCAL app.business_id = %L', b);
      UPDATE contacts SET locale = 'es' WHERE business_id = b;
    END LOOP;
  END $$`
  const deps = testDeps(db.app)
  for (const business of [await makeBusiness(deps), await makeBusiness(deps)]) await makeContact(deps, business.id)
  await migrateDatabase(urls, migrationsAnd(visit))
  expect(await db.admin.sql`select distinct locale from contacts`).toEqual([{ locale: 'es' }])
})
