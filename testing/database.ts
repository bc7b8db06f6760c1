import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, inject } from 'vitest'
import { connect, type Database } from '@/db/client'
import { inDatabase } from './server'

/** A migrated database of one test file, seen by each role. Pools connect at their first query. */
export interface TestDatabase {
  /** As the web processes see it: row-level security, no changing of the ledger. */
  app: Database
  /** As the sync worker sees it. */
  worker: Database
  /** The owner of the tables: bound by row-level security as well. */
  owner: Database
  /** The superuser, for what nobody may do: tampering with the ledger, looking across businesses. */
  admin: Database
  appUrl: string
  workerUrl: string
  ownerUrl: string
  adminUrl: string
  /** Closes everything and removes the database. Called by itself after a file that passed; a failed one's stays to be looked at. */
  drop(): Promise<void>
}

let count = 0

/** Clones the template, in about 20 ms. Call once at the top of a file: `const db = await createTestDatabase()`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('testServer')
  const name = `sayso_test_${process.pid}_${++count}_${randomBytes(3).toString('hex')}`
  const owner = decodeURIComponent(new URL(server.ownerUrl).username)
  await asAdmin(server.adminUrl, `create database ${name} template ${server.template} owner "${owner}"`)
  const urls = {
    appUrl: inDatabase(server.appUrl, name),
    workerUrl: inDatabase(server.workerUrl, name),
    ownerUrl: inDatabase(server.ownerUrl, name),
    adminUrl: inDatabase(server.adminUrl, name),
  }
  const pools = {
    app: connect(urls.appUrl, { max: 8 }),
    worker: connect(urls.workerUrl, { max: 4 }),
    owner: connect(urls.ownerUrl, { max: 2 }),
    admin: connect(urls.adminUrl, { max: 2 }),
  }
  const close = async () => {
    await Promise.all(Object.values(pools).map((pool) => pool.close()))
  }
  let open = true
  const drop = async () => {
    if (!open) return
    open = false
    await close()
    await asAdmin(server.adminUrl, `drop database ${name} with (force)`)
  }
  // Vitest reads the first parameter's text: it must be a pattern.
  // oxlint-disable-next-line no-empty-pattern
  afterAll(async ({}, file) => {
    if (file.tasks.some(hasFailed)) {
      await close()
      process.stderr.write(`kept for a look: database ${name}\n`)
    } else await drop()
  })
  return { ...pools, ...urls, drop }
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await sql.unsafe(statement)
  } finally {
    await sql.end()
  }
}

interface Task {
  result?: { state?: string } | undefined
  tasks?: Task[]
}

function hasFailed(task: Task): boolean {
  return task.result?.state === 'fail' || (task.tasks?.some(hasFailed) ?? false)
}
