import { randomBytes } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { connect, type Database } from '@/db/client'
import { PLAN_FOR_ANY_BUSINESS } from '@/db/plan-mode'
import { inDatabase, onEachNode } from './server'

/** The migrated database of one test file, as each role sees it. The pools connect at their first query. */
export interface TestDatabase {
  /** As the web processes see it: with row-level security, and without the right to change the ledger. */
  app: Database
  /** As the sync worker sees it. */
  worker: Database
  /** As the owner of the tables sees it: also with row-level security. */
  owner: Database
  /** As the superuser sees it, for what no role may do: change the ledger, or read across businesses. */
  admin: Database
  appUrl: string
  workerUrl: string
  ownerUrl: string
  adminUrl: string
  /**
   * Takes a backup: a copy of the database, made by `create database … template …`, which is as consistent as a dump.
   * It ends every connection first. The copy can take the place of the database, which is then gone.
   */
  backUp(): Promise<{ restore(): Promise<void> }>
  /**
   * Closes all pools and removes the database. This happens by itself after a file that passed. After a failure the
   * database is kept for inspection.
   */
  drop(): Promise<void>
}

let count = 0

/**
 * Clones the template, which takes about 20 ms. Call it once at the top of a file: `const db = await
 * createTestDatabase()`.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('testServer')
  const name = `sayso_test_${process.pid}_${++count}_${randomBytes(3).toString('hex')}`
  const owner = decodeURIComponent(new URL(server.ownerUrl).username)
  const run = (statement: string) => onEachNode(server, (sql) => sql.unsafe(statement))
  await run(`create database ${name} template ${server.template} owner "${owner}"`)
  // What `npm run db:migrate` sets is of the database, and a clone does not have it. A cluster keeps the default.
  if (server.otherNodes.length === 0) await run(`alter database ${name} set ${PLAN_FOR_ANY_BUSINESS}`)
  const urls = {
    appUrl: inDatabase(server.appUrl, name),
    workerUrl: inDatabase(server.workerUrl, name),
    ownerUrl: inDatabase(server.ownerUrl, name),
    adminUrl: inDatabase(server.adminUrl, name),
  }
  const pools = {
    app: connect(urls.appUrl, { max: 8 }),
    worker: connect(urls.workerUrl, { max: 8 }),
    owner: connect(urls.ownerUrl, { max: 2 }),
    admin: connect(urls.adminUrl, { max: 2 }),
  }
  const close = async () => {
    await Promise.all(Object.values(pools).map((pool) => pool.close()))
  }
  // PostgreSQL copies only a database that nobody uses. The pools connect again at their next query.
  const endConnections = () => run(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
  const backUp = async () => {
    const copy = `${name}_copy`
    await endConnections()
    await run(`create database ${copy} template ${name} owner "${owner}"`)
    return {
      async restore() {
        await endConnections()
        await run(`drop database ${name} with (force)`)
        await run(`alter database ${copy} rename to ${name}`)
      },
    }
  }
  let open = true
  const drop = async () => {
    if (!open) return
    open = false
    await close()
    await run(`drop database ${name} with (force)`)
  }
  // Vitest reads the source of the first parameter, which must be a pattern.
  // oxlint-disable-next-line no-empty-pattern
  afterAll(async ({}, file) => {
    if (file.tasks.some(hasFailed)) {
      await close()
      process.stderr.write(`database ${name} was kept for inspection\n`)
    } else await drop()
  })
  return { ...pools, ...urls, backUp, drop }
}

/**
 * Lets PostgreSQL vacuum and analyze no table of this database by itself, so that a test of plans knows what the
 * planner knows. Otherwise a pass of autovacuum on a slow machine comes between the rows of a test and its question.
 */
export async function stopAutovacuum({ admin }: Pick<TestDatabase, 'admin'>): Promise<void> {
  const tables = await admin.sql<{ name: string }[]>`
    select oid::regclass::text as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`
  // One after another: a cluster takes no list of them.
  for (const { name } of tables) await admin.sql.unsafe(`alter table ${name} set (autovacuum_enabled = off)`)
}

interface Task {
  result?: { state?: string } | undefined
  tasks?: Task[]
}

function hasFailed(task: Task): boolean {
  return task.result?.state === 'fail' || (task.tasks?.some(hasFailed) ?? false)
}
