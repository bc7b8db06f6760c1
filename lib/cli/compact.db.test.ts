import { expect, test } from 'vitest'
import { hasLeanIndexes } from '@/db/compact/indexes'
import { useCompactLayout } from '@/db/layout'
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

test('rows are rewritten once an operator has said that nothing of the last release runs, and not before', async () => {
  const early = await run()
  expect(early).toMatchObject({ code: 1, out: '' })
  expect(early.err).toContain('npm run db:migrate -- --narrow')
  expect(await run('--fast')).toMatchObject({ code: 2, out: '' })
  expect(await texts()).toBe(1)

  await useCompactLayout(database.owner.sql)
  const plan = await run('--plan')
  expect(plan).toMatchObject({ code: 0, err: '' })
  expect(plan.out).toMatch(/ledger: about \d+ rows, \d+ MB with indexes/)
  expect(await texts()).toBe(1)

  const done = await run()
  expect(done).toMatchObject({ code: 0, err: '' })
  expect(done.out).toContain('ledger: 1 row was rewritten\n')
  expect(await texts()).toBe(0)
  const again = (await run()).out
  for (const table of ['ledger', 'answers', 'evidence'])
    expect(again).toContain(`${table}: nothing was left to rewrite\n`)
  expect(await hasLeanIndexes(database.owner.sql)).toBe(true)
})
