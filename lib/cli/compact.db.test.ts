import { expect, inject, test } from 'vitest'
import { hasLeanIndexes } from '@/db/compact/indexes'
import { migrateDatabase } from '@/db/migrate'
import { stopEverything } from '@/lib/services/page/stop-everything'
import { makeBusiness, makeContact, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { asUpgraded } from '@/testing/upgraded'
import { runCommand } from './testing'

const database = await createTestDatabase()
await asUpgraded(database)
const deps = testDeps(database.app)
const business = await makeBusiness(deps)
await stopEverything(deps, await visit(deps, business, await makeContact(deps, business.id)))

const run = (...args: string[]) => runCommand(database, 'compact', ...args)
const texts = async () => (await database.admin.sql`select 1 from ledger where packed is null`).length

/** Lets nothing rewrite the ledger whose connection is not ready for a cluster. */
const AS_ON_CLUSTER = `
  create function as_on_cluster() returns trigger language plpgsql as $$
  begin
    if current_setting('citus.multi_shard_modify_mode', true) is distinct from 'sequential'
      or current_setting('citus.propagate_set_commands', true) is distinct from 'local' then
      raise exception 'the connection is not ready for a cluster';
    end if;
    return new;
  end $$;
  create trigger as_on_cluster before update on ledger for each row execute function as_on_cluster();`

test('rows are rewritten once an operator has said that nothing of the last release runs, and not before', async () => {
  const early = await run()
  expect(early).toMatchObject({ code: 1, out: '' })
  expect(early.err).toContain('npm run db:migrate -- --narrow')
  expect(await run('--fast')).toMatchObject({ code: 2, out: '' })
  expect(await texts()).toBe(1)

  // What an upgraded database has.
  await database.owner.sql`create index contacts_merged_into on contacts (business_id, merged_into)`
  const narrow = await runCommand(database, 'migrate', '--narrow')
  expect(narrow.out).toContain('Restart web and worker')
  expect(narrow.out).toContain('run: npm run db:compact\n')
  const plan = await run('--plan')
  expect(plan).toMatchObject({ code: 0, err: '' })
  expect(plan.out).toMatch(/ledger: about \d+ rows, \d+ MB with indexes/)
  expect(plan.out).toMatch(/would change:\ncontacts: about \d+ rows, \d+ MB with indexes\n/)
  expect(plan.out).toContain('ledger: ledger_keys_alone built, ledger_dedupe_key dropped\n')
  expect(plan.out).toContain('contacts: contacts_merged_into dropped\n')
  expect(await texts()).toBe(1)

  // What a cluster needs is sent on the connection that rewrites (docs/reference/citus.md, 5 and 24). A cluster itself
  // says so without a trigger, which it refuses.
  if (inject('testServer').otherNodes.length === 0) await database.owner.sql.unsafe(AS_ON_CLUSTER)
  const done = await run()
  expect(done).toMatchObject({ code: 0, err: '' })
  expect(done.out).toContain('ledger: 1 row was rewritten\n')
  expect(await texts()).toBe(0)
  const again = (await run()).out
  for (const table of ['ledger', 'answers', 'evidence'])
    expect(again).toContain(`${table}: nothing was left to rewrite\n`)
  expect(await hasLeanIndexes(database.owner.sql)).toBe(true)
  expect((await run('--plan')).out).toContain('All indexes are the smaller ones.\n')
  const urls = { owner: database.ownerUrl, app: database.appUrl, worker: database.workerUrl }
  expect(await migrateDatabase(urls)).toMatchObject({ compact: true, isLeft: false })
  // A first run that was stopped before its last index.
  await database.owner.sql`drop index contacts_merged`
  expect(await migrateDatabase(urls)).toMatchObject({ isLeft: true })
})
