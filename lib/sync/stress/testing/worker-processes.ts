import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import type { TestDatabase } from '@/testing/database'

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))
const SCRIPT = fileURLToPath(new URL('worker-process.ts', import.meta.url))

/** Starts `count` worker processes on a test database. A killed one is replaced. All of them end with the test. */
export function workerProcesses(database: TestDatabase, count: number, environment: Record<string, string>) {
  const running = new Set<{ child: ChildProcess; ready: Promise<unknown> }>()
  const start = () => {
    // A process needs the keys, and the variables by which node is found.
    // oxlint-disable-next-line node/no-process-env
    const { PATH = '', HOME = '', TZ = '', SAYSO_KEYS = '', SAYSO_PEPPER = '', LOG_LEVEL = '' } = process.env
    const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT], {
      cwd: ROOT,
      env: {
        ...{ PATH, HOME, TZ, SAYSO_KEYS, SAYSO_PEPPER, LOG_LEVEL, NODE_ENV: 'production' },
        ...{ DATABASE_URL: database.appUrl, DATABASE_WORKER_URL: database.workerUrl, DATABASE_POOL: '4' },
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const failed = once(child, 'exit').then(() => {
      if (!child.killed) throw new Error('a worker process ended by itself')
    })
    failed.catch(() => {})
    running.add({ child, ready: Promise.race([once(child.stdout, 'data'), failed]) })
  }
  for (let n = 0; n < count; n++) start()
  onTestFinished(async () => {
    for (const { child } of running) {
      const ended = once(child, 'exit')
      if (child.kill('SIGKILL')) await ended
    }
  })
  return {
    /** Kills the process that has run longest, whatever it is doing, and starts another. */
    async kill(): Promise<void> {
      const [oldest] = running
      if (!oldest) return
      await oldest.ready
      running.delete(oldest)
      const ended = once(oldest.child, 'exit')
      oldest.child.kill('SIGKILL')
      await ended
      start()
    },
  }
}
