import { expect, test } from 'vitest'
import { stopEverything } from '@/lib/services/page/stop-everything'
import { badLines, makeBusiness, makeContact, testDeps, visit } from '@/lib/services/testing'
import { bareDigest, KEYED } from '@/lib/services/text-digest'
import { createTestDatabase } from '@/testing/database'
import { asUpgraded } from '@/testing/upgraded'
import { run } from '@/testing/web-process'

const database = await createTestDatabase()
await asUpgraded(database)
const deps = testDeps(database.app)
const { sql } = database.admin

const environment = {
  DATABASE_URL: database.appUrl,
  DATABASE_WORKER_URL: database.workerUrl,
  DATABASE_OWNER_URL: database.ownerUrl,
  SAYSO_KEYS: `1:${Buffer.alloc(32, 1).toString('base64')}`,
  SAYSO_PEPPER: deps.pepper.toString('base64'),
}

test('after the SQL the command keys what an earlier version stored, and says when it can’t', async () => {
  const business = await makeBusiness(deps)
  const contactId = await makeContact(deps, business.id)
  const actor = await visit(deps, business, contactId)
  await stopEverything(deps, actor)
  const bare = `page:${actor.formId}:${bareDigest('page', JSON.stringify(['stop', null]))}`
  await sql`update ledger set dedupe_key = ${bare}, dedupe = null where contact_id = ${contactId}`
  const keyNow = async () =>
    (await sql<{ key: string }[]>`select dedupe_key as key from ledger where contact_id = ${contactId}`)[0]?.key

  const without = await run('lib/cli/migrate.ts', { ...environment, SAYSO_PEPPER: '' })
  expect(without).toMatchObject({ code: 1, output: expect.stringContaining('SAYSO_PEPPER is missing') as string })
  expect(await keyNow()).toBe(bare)

  // The plan says both, and does neither. Other words on the page are taken from the last notice.
  await sql`update notices set current = false where business_id = ${business.id}`
  expect((await run('lib/cli/migrate.ts', environment, ['--plan'])).output).toBe(
    [
      'The database is at the newest schema: no migration would run.',
      'Digests without a key would be keyed, in transactions of 500 rows. Businesses: 1.',
      'New notices would be published, because this version words the page differently. Businesses: 1.\n',
    ].join('\n'),
  )
  expect(await keyNow()).toBe(bare)

  expect(await run('lib/cli/migrate.ts', environment)).toMatchObject({ code: 0 })
  expect((await run('lib/cli/migrate.ts', environment, ['--plan'])).output).toContain('nothing would run')
  expect(await keyNow()).toMatch(new RegExp(`^said:${actor.formId}:${KEYED}`))
  expect(await stopEverything(deps, actor)).toMatchObject({ outcome: 'repeated' })
  expect(await badLines(database.owner)).toEqual([])
})
