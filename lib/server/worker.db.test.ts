import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { createTestDatabase } from '@/testing/database'

const database = await createTestDatabase()
const root = fileURLToPath(new URL('../..', import.meta.url))

/** The worker's process on a database, with what it logs. */
function start(workerUrl: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/server/worker.ts'], {
    cwd: root,
    env: {
      NODE_ENV: 'test',
      PATH: process.env['PATH'],
      LOG_LEVEL: 'info',
      DATABASE_URL: database.appUrl,
      DATABASE_WORKER_URL: workerUrl,
      SAYSO_KEYS: `1:${Buffer.alloc(32, 1).toString('base64')}`,
      SAYSO_PEPPER: Buffer.alloc(32, 2).toString('base64'),
    },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return { child, output: () => output, exit: once(child, 'exit') as Promise<[number | null, string | null]> }
}

test('the worker says when it is ready, and ends by itself at SIGTERM', async () => {
  const worker = start(database.workerUrl)
  await expect.poll(worker.output).toContain('the sync worker is ready')
  worker.child.kill('SIGTERM')
  expect(await worker.exit).toEqual([0, null])
})

test('it does not start as a role that could rewrite the ledger', async () => {
  const worker = start(database.adminUrl)
  expect(await worker.exit).toEqual([1, null])
  expect(worker.output()).toContain('unsafe_role')
})
