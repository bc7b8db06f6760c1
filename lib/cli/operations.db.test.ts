import { expect, test } from 'vitest'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { runCommand } from './testing'

// Commands of docs/operations.md that nothing else runs as a process of its own.

const database = await createTestDatabase()
const deps = testDeps(database.app)
const { id, backendId } = await makeBusiness(deps)
// A backend that was disabled is not read, and keeps nothing from its end.
await database.admin.sql`update backends set status = 'disabled' where business_id = ${id}`
await database.admin.sql`
  insert into poll_cursors (business_id, backend_id, kind, due_at) values (${id}, ${backendId}, 'reconcile', now())`
const run = (name: string, ...args: string[]) => runCommand(database, name, ...args)

test('what an operator types around an upgrade runs, and says what it did', async () => {
  const all = [run('migrate', '--plan'), run('migrate', '--narrow'), run('reconcile')]
  const [plan, narrow, read] = await Promise.all(all)
  expect(plan).toMatchObject({ code: 0, err: '' })
  expect(narrow).toMatchObject({ code: 0, err: '' })
  expect(read).toMatchObject({
    code: 1,
    err: expect.stringContaining('no backend whose contacts can be read') as string,
  })
})

test('what an operator types after a restore holds every check, and then lets sending go on', async () => {
  const held = () => database.admin.sql`select 1 from businesses where recovering_since is not null`
  const first = await run('after-restore')
  expect(first).toMatchObject({ code: 0, err: '' })
  expect(first.out).toContain('Businesses whose checks all answer No ("recovering") until you end it: 1.')
  expect(first.out).toContain('unknown is what people chose before')
  expect(await held()).toHaveLength(1)
  expect(await run('after-restore', '--end')).toMatchObject({
    ...{ code: 0, err: '', out: 'Businesses whose checks answer as before: 1. Not held: 0.\n' },
  })
  expect(await held()).toHaveLength(0)
})
