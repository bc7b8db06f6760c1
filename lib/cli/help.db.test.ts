import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, expect, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'

/** Commands of other packages, which have their own help. */
const OTHERS = new Set(['format', 'stress', 'db:generate'])

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
const ours = Object.entries(scripts).filter(([name]) => !OTHERS.has(name))

/** Runs a line of package.json as npm does, with an empty data folder and nothing else of our environment. */
async function run(line: string, args: string, environment: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-help-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const { PATH = '', HOME = '' } = process.env
  const child = spawn('sh', ['-c', `${line} ${args}`], {
    cwd: ROOT,
    env: {
      PATH: `${join(ROOT, 'node_modules/.bin')}:${PATH}`,
      HOME,
      NODE_ENV: 'test',
      SAYSO_DATA: folder,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => (out += String(chunk)))
  child.stderr.on('data', (chunk) => (err += String(chunk)))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, out, err, left: readdirSync(folder) }
}

// A database address at which no server listens: a command that used it would fail.
const nowhere = {
  DATABASE_URL: 'postgres://a@127.0.0.1:9/x',
  DATABASE_WORKER_URL: 'postgres://b@127.0.0.1:9/x',
  DATABASE_OWNER_URL: 'postgres://c@127.0.0.1:9/x',
}

test.each(ours)('npm run %s -- --help says how it is used, ends with 0 and does nothing', async (_, line) => {
  // The help is printed in spite of settings that would stop a start.
  const { code, out, err, left } = await run(line, '--help', { ...nowhere, PORT: 'x' })
  expect({ code, err, left }).toEqual({ code: 0, err: '', left: [] })
  expect(out).toMatch(/Usage|npm run/)
})

test.each(['start', 'dev', 'build', 'check', 'db:migrate', 'sync:after-restore', 'client'])(
  'npm run %s takes no arguments, and does nothing when it is given some',
  async (name) => {
    const { code, out, err } = await run(scripts[name] ?? '', '--everything', { ...nowhere, SAYSO_DEMO: '1' })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('The command takes no argument "--everything". Nothing was ')
  },
)

test('one port for two servers is reported in a sentence, and so is a key without its number', async () => {
  const start = scripts['start'] ?? ''
  expect((await run(start, '', { PORT: '4000', SANDBOX_PORT: '4000' })).err).toContain(
    'PORT and SANDBOX_PORT are both 4000: the web server and the sandbox need a port each',
  )
  const SAYSO_KEYS = Buffer.alloc(32, 5).toString('base64')
  const { code, err } = await run(start, '', { ...nowhere, SAYSO_KEYS })
  expect(code).toBe(1)
  expect(err).toContain('SAYSO_KEYS must look like 1:<what `openssl rand -base64 32` prints>')
  expect(err).toContain('write 1: before it')
  expect(err).not.toContain(SAYSO_KEYS)
})
