import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { migrateDatabase } from '@/db/migrate'
import { acquirePostgres } from '@/lib/dev/embedded-postgres.mjs'
import { isAlive } from '@/lib/process/files.mjs'
import { clusterServer, makeClusterTemplate } from './cluster'
import { inDatabase, onEachNode, type TestServer } from './server'

type Server = Omit<TestServer, 'template'> & { release?: () => Promise<void> }

let server: Server | undefined

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Starts PostgreSQL for the tests, or joins a server that another run has started. With DATABASE_OWNER_URL in the
 * environment, the server named there is used (its user needs CREATEDB and CREATEROLE); with CITUS_TEST_NODES, that
 * cluster.
 */
export async function setup(project: TestProject): Promise<void> {
  const external = process.env['DATABASE_OWNER_URL']
  server = (await clusterServer()) ?? (external ? externalServer(external) : await embeddedServer())
  const { adminUrl, ownerUrl, appUrl, workerUrl, otherNodes } = server
  const template = await prepareTemplate(server)
  project.provide('testServer', { adminUrl, ownerUrl, appUrl, workerUrl, otherNodes, template })
}

export async function teardown(): Promise<void> {
  await server?.release?.()
}

async function embeddedServer(): Promise<Server> {
  return { ...(await acquirePostgres(join(root, '.sayso/test'), { throwaway: true })), otherNodes: [] }
}

function externalServer(url: string): Server {
  const password = createHash('sha256').update(url).digest('hex')
  const login = (user: string) => Object.assign(new URL(url), { username: user, password }).href
  const logins = { appUrl: login('sayso_test_web'), workerUrl: login('sayso_test_sync') }
  return { adminUrl: url, ownerUrl: url, ...logins, otherNodes: [] }
}

/**
 * Returns the name of a migrated database to clone, and makes it if there is none. Migrating takes a second, cloning 20
 * ms. The name holds a hash of the migrations, so that changed migrations get a new template.
 */
async function prepareTemplate(used: Server): Promise<string> {
  const template = `sayso_template_${migrationsHash()}`
  const sql = postgres(used.adminUrl, { max: 1, onnotice: () => {} })
  try {
    // Of two runs that start together only one builds it.
    await sql`select pg_advisory_lock(hashtext('sayso.template'))`
    await onEachNode(used, (each) => dropLeftovers(each, template))
    const known = await sql`select 1 from pg_database where datname = ${template}`
    if (known.length > 0) return template
    const draft = `${template}_draft`
    await onEachNode(used, (each) => each.unsafe(`drop database if exists ${draft} with (force)`))
    await (used.otherNodes.length > 0 ? makeClusterTemplate(used, draft) : makeTemplate(used, draft))
    await onEachNode(used, (each) => each.unsafe(`alter database ${draft} rename to ${template}`))
    return template
  } finally {
    await sql.end()
  }
}

async function makeTemplate({ adminUrl, ownerUrl, appUrl, workerUrl }: Server, name: string): Promise<void> {
  const owner = decodeURIComponent(new URL(ownerUrl).username)
  await onEachNode({ adminUrl, otherNodes: [] }, (sql) => sql.unsafe(`create database ${name} owner "${owner}"`))
  await migrateDatabase({ owner: inDatabase(ownerUrl, name), app: appUrl, worker: workerUrl })
}

function migrationsHash(): string {
  const folder = join(root, 'db/migrations')
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith('.sql')) hash.update(name).update(readFileSync(join(folder, name)))
  }
  const makers = [
    'migrate',
    'distribute',
    'cluster-functions',
    'narrow-rights',
    'layout',
    'ledger-indexes',
    'exchange-index',
  ]
  for (const name of [...makers, 'compact/answers', 'compact/indexes'])
    hash.update(readFileSync(join(root, `db/${name}.ts`)))
  return hash.digest('hex').slice(0, 12)
}

/** Removes templates of older migrations, and databases that failed or killed runs left. */
async function dropLeftovers(sql: postgres.Sql, template: string): Promise<void> {
  const rows = await sql<{ name: string }[]>`
    select datname as name from pg_database d
    where datname ~ '^sayso_(test|template)_' and not exists (select 1 from pg_stat_activity a where a.datname = d.datname)`
  for (const { name } of rows) {
    const owner = /^sayso_test_(\d+)_/.exec(name)?.[1]
    if (name === template || (owner && isAlive(Number(owner)))) continue
    await sql.unsafe(`drop database if exists ${name}`)
  }
}
