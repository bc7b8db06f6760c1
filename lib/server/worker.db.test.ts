import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants, getPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { freePort } from '@/lib/process/ports.mjs'
import { createTestDatabase } from '@/testing/database'

const database = await createTestDatabase()
const root = fileURLToPath(new URL('../..', import.meta.url))

/** Starts the worker’s process on a database, and records what it logs. */
function start(workerUrl: string, more: Record<string, string> = {}) {
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
      ...more,
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
  // So web processes on the same machine go first.
  expect(getPriority(worker.child.pid)).toBeGreaterThanOrEqual(constants.priority.PRIORITY_BELOW_NORMAL)
  worker.child.kill('SIGTERM')
  expect(await worker.exit).toEqual([0, null])
})

test('it does not start as a role that could rewrite the ledger', async () => {
  const worker = start(database.adminUrl)
  expect(await worker.exit).toEqual([1, null])
  expect(worker.output()).toContain('unsafe_role')
})

const METRICS_TOKEN = 'a token of metrics'

test('two workers with one port for metrics: one serves its own, the other works without', async () => {
  const WORKER_METRICS_PORT = String(await freePort())
  const address = `http://127.0.0.1:${WORKER_METRICS_PORT}/metrics`
  const first = start(database.workerUrl, { METRICS_TOKEN, WORKER_METRICS_PORT })
  await expect.poll(first.output).toContain('metrics are served')
  const second = start(database.workerUrl, { METRICS_TOKEN, WORKER_METRICS_PORT })
  await expect.poll(second.output).toContain('metrics can’t be served')
  await expect.poll(second.output).toContain('the sync worker is ready')
  const headers = { Authorization: `Bearer ${METRICS_TOKEN}`, Connection: 'close' }
  const jobs = async () => (await fetch(address, { headers })).text()
  await expect.poll(jobs).toContain('sayso_sync_jobs_total{job="deliver",outcome="done",process="worker"}')
  expect(await jobs()).toContain('process_cpu_seconds_total{process="worker"}')
  expect((await fetch(address, { headers: { Connection: 'close' } })).status).toBe(401)
  expect(first.output() + second.output()).not.toContain(METRICS_TOKEN)
  first.child.kill('SIGTERM')
  expect(await first.exit).toEqual([0, null])
  second.child.kill('SIGTERM')
  expect(await second.exit).toEqual([0, null])
})

test('a port for metrics without a token for them stops the start', async () => {
  const worker = start(database.workerUrl, { WORKER_METRICS_PORT: '9464' })
  expect(await worker.exit).toEqual([1, null])
  expect(worker.output()).toContain(
    'METRICS_TOKEN is missing: WORKER_METRICS_PORT serves metrics to callers who have it',
  )
})
