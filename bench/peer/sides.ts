import { freshDatabase } from '@/bench/data/databases'
import { contactIds } from '@/bench/data/people'
import { startSite, untilReady } from '@/bench/site'
import type { Workbench } from '@/bench/workbench'
import { connect } from '@/db/client'
import { scriptArguments } from '@/lib/process/children.mjs'
import { freePort } from '@/lib/process/ports.mjs'
import { type Form, makePeople, pagesOf, savesOf } from './forms'
import { type Processes, sessionsOf, treeOf } from './processes'

/** One side of the comparison: where its pages are, what is posted to save, and its processes. */
export interface Side {
  name: string
  origin: string
  /** Returns the path of the next person's page. */
  page: () => string
  /** Returns the next person's form; null: this side is not asked to save. */
  save: (() => Form) | null
  processes: () => Promise<Processes>
  stop: () => Promise<void>
}

/** Sayso as production runs it, with this many web processes, and no worker. */
export async function saysoSide(workbench: Workbench, people: number, webProcesses: number): Promise<Side> {
  const database = await freshDatabase(workbench, 'run_peer', people)
  const site = await startSite(workbench, database, { WEB_CONCURRENCY: String(webProcesses) })
  const admin = database.admin()
  const everybody = await makePeople(database, people)
  return {
    name: 'Sayso',
    origin: site.origin,
    page: pagesOf(everybody),
    save: savesOf(everybody),
    processes: async () => ({ server: treeOf(site.pid), PostgreSQL: await sessionsOf(admin.sql) }),
    stop: async () => {
      await site.stop()
      await admin.close()
    },
  }
}

/** The ideal in the same language (bench/peer/ideal.ts), in one process, on a database of its own. */
export async function idealSide(workbench: Workbench, people: number, pageBytes: number): Promise<Side> {
  const database = await freshDatabase(workbench, 'run_peer_ideal', people)
  const contacts = await contactIds(database, people)
  const admin = database.admin()
  const { adminUrl } = await workbench.postgres()
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const child = workbench.family.start('ideal', scriptArguments('bench/peer/ideal.ts'), {
    ...workbench.environment,
    ...database.environment,
    NODE_ENV: 'production',
    PORT: String(port),
    IDEAL_ADMIN_URL: Object.assign(new URL(adminUrl), { pathname: `/${database.name}` }).href,
    IDEAL_CONTACTS: contacts.join(' '),
    IDEAL_BYTES: String(pageBytes),
  })
  // Its first contact is used for the recording of a save.
  const pages = contacts.slice(1).map((contact) => `/${contact}`)
  await untilReady(`${origin}${pages[0] ?? ''}`, () => child.exitCode !== null)
  return {
    name: 'the ideal',
    origin,
    page: inTurn(pages),
    save: () => ({ path: '/', body: 'act=save' }),
    processes: async () => ({ server: treeOf(child.pid ?? 0), PostgreSQL: await sessionsOf(admin.sql) }),
    stop: async () => {
      child.kill('SIGTERM')
      await admin.close()
    },
  }
}

/** What the environment says of a peer; docs/bench.md explains each. */
export interface PeerSettings {
  url: string
  databaseUrl: string
  /** A query on that database that returns the paths of pages, in a column `path`. */
  pages: string
  /** A query that returns forms, in the columns `path` and `body`; empty: the peer is not asked to save. */
  saves: string
  /** The process that starts all others of the peer, on this machine; 0: unknown. */
  pid: number
}

/** Returns the peer that the environment names; null if it names none. */
export function peerOf(environment: Record<string, string | undefined>): PeerSettings | null {
  const { BENCH_PEER_URL: url, BENCH_PEER_DATABASE_URL: databaseUrl, BENCH_PEER_PAGES: pages } = environment
  if (!url) return null
  if (!databaseUrl || !pages) throw new Error('a peer also needs BENCH_PEER_DATABASE_URL and BENCH_PEER_PAGES')
  const saves = environment['BENCH_PEER_SAVES'] ?? ''
  return { url, databaseUrl, pages, saves, pid: Number(environment['BENCH_PEER_PID'] || 0) }
}

/** A server that runs already. */
export async function peerSide({ url, databaseUrl, pages, saves, pid }: PeerSettings): Promise<Side> {
  const db = connect(databaseUrl, { max: 1, applicationName: 'sayso-bench', statementTimeoutMs: 60_000 })
  const paths = (await db.sql.unsafe<{ path: string }[]>(pages)).map(({ path }) => path)
  const forms = saves === '' ? [] : [...(await db.sql.unsafe<(Form & Record<string, unknown>)[]>(saves))]
  if (paths.length === 0) throw new Error('BENCH_PEER_PAGES found no page')
  return {
    name: 'the peer',
    origin: new URL(url).origin,
    page: inTurn(paths),
    save: forms.length > 0 ? inTurn(forms) : null,
    processes: async () => ({ server: treeOf(pid), PostgreSQL: await sessionsOf(db.sql) }),
    stop: () => db.close(),
  }
}

function inTurn<T>(all: readonly T[]): () => T {
  let turn = 0
  return () => {
    const one = all[turn++ % all.length]
    if (one === undefined) throw new Error('there is nothing to send')
    return one
  }
}
