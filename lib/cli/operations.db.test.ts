import { expect, test } from 'vitest'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { runCommand } from './testing'

// Commands of docs/operations.md that nothing else runs as a process of its own.

const database = await createTestDatabase()
const deps = testDeps(database.app)
const business = await makeBusiness(deps)
const run = (name: string, ...args: string[]) => runCommand(database, name, ...args)

test('what an operator types after an upgrade and after a restore runs, and says what it did', async () => {
  // A backend that was disabled is not read, and keeps nothing from its end.
  const { id, backendId } = business
  await database.admin.sql`update backends set status = 'disabled' where business_id = ${id}`
  await database.admin.sql`
    insert into poll_cursors (business_id, backend_id, kind, due_at) values (${id}, ${backendId}, 'reconcile', now())`
  const [plan, check, read] = await Promise.all([
    run('migrate', '--plan'),
    run('evidence-check'),
    run('reconcile'),
  ])
  expect(plan).toMatchObject({ code: 0, err: '' })
  expect(check).toMatchObject({ code: 0, out: expect.stringContaining('Every log is whole.') as string })
  expect(read).toMatchObject({ code: 0, err: '' })
  expect(await run('migrate', '--narrow')).toMatchObject({ code: 0, err: '' })

  const held = () => database.admin.sql`select 1 from businesses where recovering_since is not null`
  const first = await run('after-restore')
  expect(first).toMatchObject({ code: 0, err: '' })
  expect(first.out).toContain('Businesses whose checks all answer No ("recovering") until you end it: 1.')
  expect(first.out).toContain('unknown is what people chose before')
  expect(await held()).toHaveLength(1)
  expect(await run('after-restore', '--export', '/nowhere')).toMatchObject({
    ...{ code: 1, out: '', err: "/nowhere can't be read. Nothing was done.\n" },
  })
  expect(await run('after-restore', '--end')).toMatchObject({
    ...{ code: 0, err: '', out: 'Businesses whose checks answer as before: 1. Not held: 0.\n' },
  })
  expect(await held()).toHaveLength(0)
})
