import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { OperatorError } from '@/lib/process/operator-error.mjs'
import { authenticateApiKey } from '@/lib/services/keys/authenticate-api-key'
import { fingerprint, makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { runKeys } from './run-keys'
import { askScopes } from './scopes'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const business = await makeBusiness(deps)

/** Does what the command does, without a terminal. What it prints has a line break after each line. */
async function keys(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const command = {
    deps,
    owner: database.owner,
    ask: () => askScopes(new PassThrough(), new PassThrough()),
    out: (text: string) => void (out += `${text}\n`),
    err: (text: string) => void (err += `${text}\n`),
  }
  const code = await runKeys(command, args).catch((error: unknown) => {
    if (!(error instanceof OperatorError)) throw error
    command.err(error.message)
    return error.exitCode
  })
  return { code, out, err }
}

test('a key is made, shown once, listed without its secret, and refused once it is revoked', async () => {
  expect(await keys('list')).toEqual({ code: 0, out: '', err: 'no key yet\n' })
  const made = await keys('create', '--name', 'CRM', '--scopes', 'check,links')
  expect(made.code).toBe(0)
  const token = made.out.trim()
  expect(token).toMatch(/^sayso_live_[\w-]{65}$/)
  expect(await authenticateApiKey(deps, token)).toMatchObject({ businessId: business.id, scopes: ['check', 'links'] })

  const listed = await keys('list')
  expect(listed.out).toContain('CRM')
  expect(listed.out).not.toContain(token.slice(-43))
  const id = listed.out.split(' ')[0] ?? ''
  expect(await keys('revoke', id)).toMatchObject({ code: 0 })
  expect(await authenticateApiKey(deps, token)).toBeNull()
  expect(await keys('revoke', id)).toMatchObject({ code: 1 })
  expect((await keys('list')).out).toContain('revoked')
})

test('listing and revoking write nothing: no test business is made for it', async () => {
  await keys('create', '--name', 'Reader', '--scopes', 'all')
  const before = await fingerprint(database.admin)
  expect(await keys('list')).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Reader') as string })
  expect(await keys('revoke', newId())).toMatchObject({ code: 1 })
  expect(await fingerprint(database.admin)).toEqual(before)
  expect(await database.admin.sql`select 1 from businesses where test_of is not null`).toEqual([])
})

test('a test key acts on a business of its own', async () => {
  const { out } = await keys('create', '--name', 'Trying', '--scopes', 'all', '--test', '--business', business.slug)
  const caller = await authenticateApiKey(deps, out.trim())
  expect(caller?.mode).toBe('test')
  expect(caller?.businessId).not.toBe(business.id)
  expect((await keys('list', '--business', business.slug)).out).toContain('Trying')
  // The test business that it made is not among the businesses to choose from.
  expect(await keys('list')).toMatchObject({ code: 0, out: expect.stringContaining('Trying') as string })
  const [sandbox] = await database.admin.sql<{ slug: string }[]>`select slug from businesses where test_of is not null`
  expect((await keys('list', '--business', sandbox!.slug)).err).toBe(
    `There is no business with this name. The businesses are: ${business.slug}.\n`,
  )
})

test('what can’t be understood is reported in a sentence, and makes nothing', async () => {
  const before = await database.admin.sql`select 1 from api_keys`
  for (const [args, words] of [
    [['create'], 'Say who will use it'],
    [
      ['create', '--name', 'x'],
      'The scopes of the key are missing. Say what it may do: --scopes check,links or --scopes all.',
    ],
    [['create', '--name', 'x', '--scopes', 'check,everything'], 'There is no scope "everything"'],
    [['create', '--name', 'x', '--business', 'nobody'], 'There is no business with this name'],
    [['revoke', 'x'], 'The id of the key is missing or is no id'],
    [['destroy'], 'Keys of the business API'],
    [['create', '--name', 'x', '--scopes', ','], 'A key needs at least one scope'],
    [['--what'], 'Keys of the business API'],
  ] as const) {
    const { code, out, err } = await keys(...args)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain(words)
  }
  expect(await database.admin.sql`select 1 from api_keys`).toHaveLength(before.length)
})
