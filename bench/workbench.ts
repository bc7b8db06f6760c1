import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { acquirePostgres } from '@/lib/dev/embedded-postgres.mjs'
import { createFamily } from '@/lib/process/children.mjs'
import { madeKeys, ROOT } from '@/lib/process/environment.mjs'
import { removeFile, withLock } from '@/lib/process/files.mjs'

export type Postgres = Awaited<ReturnType<typeof acquirePostgres>>
export type Family = ReturnType<typeof createFamily>

/** What benches work with: a data folder, a PostgreSQL and processes that nothing else uses. */
export interface Workbench {
  /** Shorter and fewer rounds: to see that everything works, not to quote. */
  quick: boolean
  /** Web processes write a CPU profile into `profiles` of the folder when they end; the figures are then not valid. */
  profile: boolean
  folder: string
  /** Started at the first use: not every bench needs one. */
  postgres(): Promise<Postgres>
  family: Family
  /** The settings of every process that is started, without the database. */
  environment: Record<string, string>
  /** Prints the progress, for people who wait. */
  say: (text: string) => void
}

export type Options = Pick<Workbench, 'quick' | 'profile'>

/**
 * Runs `work` on a workbench of its own in `.sayso/bench` and ends every process that was started, whatever happened.
 * Only one runs at a time.
 */
export async function withWorkbench<T>(options: Options, work: (workbench: Workbench) => Promise<T>): Promise<T> {
  const folder = join(ROOT, '.sayso/bench')
  mkdirSync(folder, { recursive: true })
  return withLock(join(folder, 'bench.lock'), () => runOn(folder, options, work), 0)
}

async function runOn<T>(folder: string, options: Options, work: (workbench: Workbench) => Promise<T>): Promise<T> {
  const log = createWriteStream(join(folder, 'bench.log'), { flags: 'w', mode: 0o600 })
  const family = createFamily((name, line) => void log.write(`${name} ${line}\n`))
  let server: Promise<Postgres> | undefined
  const endAll = async () => {
    await family.stop()
    await (await server)?.release()
    log.end()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void endAll().finally(() => (removeFile(join(folder, 'bench.lock')), process.exit(130))))
  }
  const keys = madeKeys(folder)
  // This process makes and reads links too.
  Object.assign(process.env, keys)
  try {
    return await work({
      ...options,
      folder,
      family,
      postgres: () => (server ??= acquirePostgres(folder)),
      environment: { ...keys, SAYSO_DATA: folder, SAYSO_DEMO: '1', HOSTNAME: '127.0.0.1' },
      say: (text) => void process.stderr.write(`${text}\n`),
    })
  } finally {
    await endAll()
  }
}
