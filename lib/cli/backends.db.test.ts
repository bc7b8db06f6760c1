import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { TOKEN, testSandbox } from '@/lib/sandbox/weni/testing'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'

const database = await createTestDatabase()
await makeBusiness(testDeps(database.app))

/** Runs the command itself, as `npm run backends` does, with a text on its standard input. */
async function command(input: string, environment: Record<string, string>, ...args: string[]) {
  const { appUrl, workerUrl, ownerUrl } = database
  const urls = { DATABASE_URL: appUrl, DATABASE_WORKER_URL: workerUrl, DATABASE_OWNER_URL: ownerUrl }
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/backends.ts', ...args], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ...process.env, BASE_URL: 'http://localhost:3000', ...urls, ...environment },
  })
  child.stdin.end(input)
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, out, err }
}

test('a token comes by the standard input or the environment, and neither shows it', async () => {
  const { base } = await testSandbox()
  const allowed = { ALLOW_PRIVATE_BACKENDS: new URL(base).host }
  const look = ['look', 'weni', '--url', `${base}/api/v2/`]
  for (const [input, environment] of [
    [`${TOKEN}\n`, {}],
    ['', { WENI_TOKEN: TOKEN }],
  ] as const) {
    const { code, out, err } = await command(input, { ...allowed, ...environment }, ...look)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('Workspace  Café Aurora')
    expect(out).not.toContain(TOKEN)
  }
  expect(await command('', allowed, ...look)).toEqual({
    code: 1,
    out: '',
    err: 'No API token was given: set WENI_TOKEN, or write it to the standard input.\n',
  })
})

test('the exit code tells what was not understood', async () => {
  expect(await command('', {}, 'conect')).toMatchObject({ code: 2, out: '' })
})
