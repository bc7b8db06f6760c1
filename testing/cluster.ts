import { createHash } from 'node:crypto'
import postgres from 'postgres'
import { connectOwner, distribute } from '@/db/distribute'
import { migrateDatabase } from '@/db/migrate'
import { inDatabase, onEachNode, type TestServer } from './server'

type Server = Omit<TestServer, 'template'>

const OWNER = 'sayso_test_owner'

/**
 * Returns the Citus cluster of CITUS_TEST_NODES: the superuser's address of each node, the coordinator's first, with
 * commas between them (docs/cluster.md). Returns undefined where the variable is not set.
 */
export async function clusterServer(): Promise<Server | undefined> {
  const [adminUrl, ...otherNodes] = (process.env['CITUS_TEST_NODES'] ?? '').split(',').filter(Boolean)
  if (adminUrl === undefined) return undefined
  const password = createHash('sha256').update(adminUrl).digest('hex')
  const login = (user: string) => Object.assign(new URL(adminUrl), { username: user, password }).href
  await onEachNode({ adminUrl, otherNodes }, async (sql) => {
    const known = await sql`select 1 from pg_roles where rolname = ${OWNER}`
    if (known.length === 0) await sql.unsafe(`create role ${OWNER} login createrole password '${password}'`)
  })
  const logins = { ownerUrl: login(OWNER), appUrl: login('sayso_test_web'), workerUrl: login('sayso_test_sync') }
  return { adminUrl, otherNodes, ...logins }
}

/**
 * Makes a migrated and distributed database, as an operator does who follows docs/cluster.md, and closes it, because a
 * database with connections can't be a template: on each node Citus keeps one to every database that takes them.
 */
export async function makeClusterTemplate(server: Server, name: string): Promise<void> {
  await onEachNode(server, (sql) => sql.unsafe(`create database ${name} owner ${OWNER}`))
  await onEachNode(server, (sql) => sql.unsafe('create extension citus'), name)
  await joinNodes(server, name)
  const owner = inDatabase(server.ownerUrl, name)
  await migrateDatabase({ owner, app: server.appUrl, worker: server.workerUrl })
  const sql = connectOwner(owner)
  try {
    await distribute(sql)
  } finally {
    await sql.end()
  }
  await onEachNode(server, async (admin) => {
    await admin.unsafe(`alter database ${name} allow_connections false`)
    await admin`select pg_terminate_backend(pid, 60000) from pg_stat_activity where datname = ${name}`
  })
}

async function joinNodes({ adminUrl, otherNodes }: Server, name: string): Promise<void> {
  const sql = postgres(inDatabase(adminUrl, name), { max: 1, onnotice: () => {} })
  const place = (url: string) => [new URL(url).hostname, Number(new URL(url).port || 5432)] as const
  try {
    const [host, port] = place(adminUrl)
    await sql`select citus_set_coordinator_host(${host}, ${port}::int)`
    for (const node of otherNodes) {
      const [nodeHost, nodePort] = place(node)
      await sql`select citus_add_node(${nodeHost}, ${nodePort}::int)`
    }
  } finally {
    await sql.end()
  }
}
