import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { authenticateApiKey } from '@/lib/services/keys/authenticate-api-key'
import { fingerprint, makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const database = await createTestDatabase()
const deps = testDeps(database.app)
const business = await makeBusiness(deps)

/** Runs the command as an operator does, on the database of the test. */
async function keys(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const { PATH = '', HOME = '', SAYSO_KEYS = '', SAYSO_PEPPER = '' } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/keys.ts', ...args], {
    cwd: ROOT,
    env: {
      PATH,
      HOME,
      NODE_ENV: 'test',
      SAYSO_KEYS,
      SAYSO_PEPPER,
      DATABASE_URL: database.appUrl,
      DATABASE_WORKER_URL: database.workerUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      BASE_URL: 'http://localhost:3000',
    },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => (out += String(chunk)))
  child.stderr.on('data', (chunk) => (err += String(chunk)))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, out, err }
}

test('the command prints the key alone on the standard output, and ends with 1 for what it can’t do', async () => {
  const before = await fingerprint(database.admin)
  expect(await keys('--help')).toMatchObject({ code: 0, err: '', out: expect.stringContaining('--scopes') as string })
  // The standard input is no terminal: nothing is asked.
  expect(await keys('create', '--name', 'x')).toEqual({
    code: 1,
    out: '',
    err: 'The scopes of the key are missing. Say what it may do: --scopes check,links or --scopes all.\n',
  })
  expect(await fingerprint(database.admin)).toEqual(before)
  const made = await keys('create', '--name', 'CRM', '--scopes', 'check,links')
  expect(made.code).toBe(0)
  expect(made.out).toMatch(/^sayso_live_[\w-]{65}\n$/)
  expect(made.err).toMatch(/^Key [\da-f-]{36}\. It is not shown again/)
  expect(await authenticateApiKey(deps, made.out.trim())).toMatchObject({ businessId: business.id })
})
