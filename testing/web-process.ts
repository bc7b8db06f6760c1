import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { freePort } from '@/lib/process/ports.mjs'
import { instance } from './instance'
import { until } from './until'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const READY_WITHIN_MS = 120_000

/**
 * Starts a script, named by its path in the project, with only the variables of our environment that it needs to run.
 */
function command(script: string, environment: Record<string, string>, args: string[] = []): ChildProcess {
  const { PATH = '', HOME = '' } = process.env
  return spawn(process.execPath, [...(script.endsWith('.ts') ? ['--import', 'tsx'] : []), script, ...args], {
    cwd: ROOT,
    env: { PATH, HOME, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Runs a script to its end. Returns its exit code, and what it printed. */
export async function run(
  script: string,
  environment: Record<string, string>,
  args: string[] = [],
): Promise<{ code: number; output: string }> {
  const child = command(script, environment, args)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += String(chunk)))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code: code ?? -1, output }
}

export interface WebProcess {
  url: string
  stop(): Promise<void>
}

/** Starts another web server on the database of the instance, with settings of its own, at this port or a free one. */
export async function startWeb(settings: Record<string, string> = {}, given?: number): Promise<WebProcess> {
  const { databaseUrl, keys, pepper } = instance()
  const port = given ?? (await freePort())
  const url = `http://localhost:${port}`
  const child = command('lib/server/web.mjs', {
    DATABASE_URL: databaseUrl,
    DATABASE_WORKER_URL: databaseUrl,
    DATABASE_OWNER_URL: databaseUrl,
    SAYSO_KEYS: keys,
    SAYSO_PEPPER: pepper,
    BASE_URL: url,
    PORT: String(port),
    HOSTNAME: '127.0.0.1',
    WEB_CONCURRENCY: '1',
    DATABASE_POOL: '4',
    LOG_LEVEL: 'silent',
    ...settings,
  })
  const ended = once(child, 'exit')
  const deadline = Date.now() + READY_WITHIN_MS
  await until(async () => {
    if ((await fetch(`${url}/healthz`).catch(() => null))?.ok) return true
    if (child.exitCode !== null || Date.now() > deadline) throw new Error('the web process did not start')
    return false
  })
  return {
    url,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
