import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import type { Workbench } from '@/bench/workbench'
import { connect, type Database } from '@/db/client'
import { PLAN_FOR_ANY_BUSINESS } from '@/db/plan-mode'
import { ended, scriptArguments } from '@/lib/process/children.mjs'
import { ROOT } from '@/lib/process/environment.mjs'
import { populate } from './populate'

/** The contacts of the demo itself; the others are made in bulk. */
const DEMO_PEOPLE = 300
const BASE = 'bench_base'
/** The files on which the content of a prepared database depends. */
const SOURCES = ['db/migrations', 'lib/demo', 'lib/consent', 'lib/ledger', 'bench/data']

export interface BenchDatabase {
  name: string
  /** The settings with which a process works on the database. */
  environment: Record<'DATABASE_URL' | 'DATABASE_WORKER_URL' | 'DATABASE_OWNER_URL', string>
  /** A pool of the web's role. */
  app(max: number): Database
  /** A pool of the worker's role. */
  worker(max: number): Database
  /** A pool of the superuser, who sees all rows. */
  admin(): Database
}

/**
 * Returns a fresh database with this many contacts × 6 topics, cloned from one that is kept between runs. All pools to
 * an earlier clone must be closed before.
 * @param name of the clone
 */
export async function freshDatabase(workbench: Workbench, name: string, contacts: number): Promise<BenchDatabase> {
  const { adminUrl } = await workbench.postgres()
  const template = await preparedDatabase(workbench, contacts)
  // What an earlier run signed is not in a new copy: its worker would take that for a restored backup, and hold it.
  rmSync(join(workbench.folder, 'checkpoints'), { recursive: true, force: true })
  await asAdmin(adminUrl, async (run) => {
    await run(`drop database if exists ${name} with (force)`)
    await run(`create database ${name} template ${template} owner sayso_owner`)
    await run(`alter database ${name} set ${PLAN_FOR_ANY_BUSINESS}`)
  })
  return describe(workbench, name)
}

/** Returns a copy of another database, which may be changed later. No connection to the other may be open. */
export async function cloneDatabase(workbench: Workbench, name: string, from: BenchDatabase): Promise<BenchDatabase> {
  const { adminUrl } = await workbench.postgres()
  await asAdmin(adminUrl, async (run) => {
    await run(`drop database if exists ${name} with (force)`)
    await run(`create database ${name} template ${from.name} owner sayso_owner`)
    await run(`alter database ${name} set ${PLAN_FOR_ANY_BUSINESS}`)
  })
  return describe(workbench, name)
}

async function describe(workbench: Workbench, name: string): Promise<BenchDatabase> {
  const { adminUrl, appUrl, workerUrl, ownerUrl } = await workbench.postgres()
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  return {
    name,
    environment: { DATABASE_URL: at(appUrl), DATABASE_WORKER_URL: at(workerUrl), DATABASE_OWNER_URL: at(ownerUrl) },
    app: (max) => connect(at(appUrl), { max, applicationName: 'sayso-bench' }),
    worker: (max) => connect(at(workerUrl), { max, applicationName: 'sayso-bench' }),
    admin: () => connect(at(adminUrl), { max: 2, applicationName: 'sayso-bench', statementTimeoutMs: 300_000 }),
  }
}

/** Returns the name of a database that is only cloned. It is made again when its sources have changed. */
async function preparedDatabase(workbench: Workbench, contacts: number): Promise<string> {
  const { adminUrl } = await workbench.postgres()
  const suffix = fingerprint()
  const base = `${BASE}_${suffix}`
  const name = `bench_${contacts}_${suffix}`
  const known = await asAdmin(adminUrl, async (run) => {
    const names = (await run("select datname from pg_database where datname like 'bench\\_%'")).map((row) =>
      String(row['datname']),
    )
    for (const old of names) if (!old.endsWith(suffix)) await run(`drop database ${old} with (force)`)
    return names
  })
  if (known.includes(name)) return name
  if (!known.includes(base)) await makeBase(workbench, base)
  workbench.say(`Making ${contacts.toLocaleString('en')} contacts …`)
  // It has another name until it is complete, so that a killed run leaves nothing that looks finished.
  const draft = 'bench_draft'
  await asAdmin(adminUrl, async (run) => {
    await run(`drop database if exists ${draft} with (force)`)
    await run(`create database ${draft} template ${base} owner sayso_owner`)
  })
  const admin = (await describe(workbench, draft)).admin()
  await populate(admin.sql, contacts - DEMO_PEOPLE, 0).finally(() => admin.close())
  await asAdmin(adminUrl, (run) => run(`alter database ${draft} rename to ${name}`))
  return name
}

/** Migrates and seeds a database by the commands that `npm start` uses. */
async function makeBase(workbench: Workbench, name: string): Promise<void> {
  const { adminUrl } = await workbench.postgres()
  const draft = 'bench_draft'
  await asAdmin(adminUrl, async (run) => {
    await run(`drop database if exists ${draft} with (force)`)
    await run(`create database ${draft} owner sayso_owner`)
  })
  const { environment } = await describe(workbench, draft)
  for (const [step, script] of [
    ['migrate', 'lib/cli/migrate.ts'],
    ['seed', 'lib/dev/seed.ts'],
  ] as const) {
    const child = workbench.family.start(step, scriptArguments(script), {
      ...workbench.environment,
      ...environment,
    })
    if ((await ended(child)) !== 0) throw new Error(`${step} failed, see ${join(workbench.folder, 'bench.log')}`)
  }
  await asAdmin(adminUrl, (run) => run(`alter database ${draft} rename to ${name}`))
}

type Run = (statement: string) => Promise<postgres.RowList<postgres.Row[]>>

async function asAdmin<T>(url: string, work: (run: Run) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await work((statement) => sql.unsafe(statement))
  } finally {
    await sql.end()
  }
}

let stamp: string | undefined

/** Computed once: the tree may change while the benches run, and all should run on the same. */
function fingerprint(): string {
  return (stamp ??= hashSources())
}

function hashSources(): string {
  const hash = createHash('sha256')
  const add = (path: string): void => {
    const file = join(ROOT, path)
    if (statSync(file).isDirectory()) for (const entry of readdirSync(file).sort()) add(`${path}/${entry}`)
    else if (!path.endsWith('.test.ts')) hash.update(path).update(readFileSync(file))
  }
  for (const source of SOURCES) add(source)
  return hash.digest('hex').slice(0, 8)
}
