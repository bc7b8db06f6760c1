import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { stopEverything } from '@/lib/services/page/stop-everything'
import { makeBusiness, makeContact, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const business = await makeBusiness(deps)

/** Runs the command itself, as `npm run ledger:verify` does. */
async function command(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const { appUrl, workerUrl, ownerUrl } = database
  const urls = { DATABASE_URL: appUrl, DATABASE_WORKER_URL: workerUrl, DATABASE_OWNER_URL: ownerUrl }
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/ledger-verify.ts', ...args], {
    cwd: root,
    env: { ...process.env, BASE_URL: 'http://localhost:3000', ...urls },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, out, err }
}

async function stoppedContact(): Promise<string> {
  const id = await makeContact(deps, business.id)
  await stopEverything(deps, await visit(deps, business, id))
  return id
}

test('the command ends with 0 for a whole ledger and with 1 for a broken one, naming the line', async () => {
  const [whole, broken] = [await stoppedContact(), await stoppedContact()]
  await database.admin.sql`delete from ledger where contact_id = ${broken}`
  expect(await command('--business', business.slug, '--contact', whole)).toEqual({
    code: 0,
    out: 'The ledger is whole. Read businesses: 1, contacts: 1, lines: 1, pieces of evidence: 1.\n',
    err: '',
  })
  expect(await command()).toEqual({
    code: 1,
    out:
      `${business.slug} contact ${broken} line 1: tail_removed\n` +
      'The ledger is broken. Contacts with a bad line: 1. Read businesses: 1, contacts: 2, lines: 1, pieces of evidence: 1.\n',
    err: '',
  })
})

test('a filter that finds nothing does not end with success', async () => {
  const nobody = { code: 1, out: '', err: 'There is no business or contact like this, so nothing was read.\n' }
  expect(await command('--business', 'nobody')).toEqual(nobody)
  expect(await command('--contact', business.id)).toEqual(nobody)
  expect(await command('--contact', 'me')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('Usage:') })
})
