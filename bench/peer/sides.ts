import { type BenchDatabase, freshDatabase } from '@/bench/data/databases'
import { contactIds } from '@/bench/data/people'
import { startSite, untilReady } from '@/bench/site'
import type { Workbench } from '@/bench/workbench'
import { connect, type Database, type Sql } from '@/db/client'
import { scriptArguments } from '@/lib/process/children.mjs'
import { freePort } from '@/lib/process/ports.mjs'
import { type Form, makePeople, pagesOf, savesOf } from './forms'
import { canMeasureProcesses, type Processes, sessionsOf, treeOf } from './processes'

/** How many contacts the databases of Sayso and of the ideal have, and how many of them open their pages and save. */
export interface Size {
  contacts: number
  people: number
}

/** One side of the comparison: where its pages are, what is posted to save, and its processes. */
export interface Side {
  name: string
  origin: string
  /** Returns the path of the next person's page. */
  page: () => string
  /** Returns the next person's form; null: this side is not asked to save. */
  save: (() => Form) | null
  /** Returns a number that each save which changes something raises by one; null: it is not known. */
  saved: (() => Promise<number>) | null
  /** Kinds of which nothing is known are left out. */
  processes: () => Promise<Processes>
  stop: () => Promise<void>
}

/** Sayso as production runs it, with this many web processes, and no worker. */
export async function saysoSide(
  workbench: Workbench,
  database: BenchDatabase,
  people: number,
  webProcesses: number,
): Promise<Side> {
  const site = await startSite(workbench, database, { WEB_CONCURRENCY: String(webProcesses) })
  const admin = database.admin()
  const everybody = await makePeople(database, people)
  return {
    name: 'Sayso',
    origin: site.origin,
    page: pagesOf(everybody),
    save: savesOf(everybody),
    saved: () => countOf(admin.sql, LINES),
    processes: async () => ({ server: treeOf(site.pid), PostgreSQL: await sessionsOf(admin.sql) }),
    stop: async () => {
      await site.stop()
      await admin.close()
    },
  }
}

/** The ideal in the same language (bench/peer/ideal.ts), in one process, on a database of its own. */
export async function idealSide(workbench: Workbench, size: Size, pageBytes: number): Promise<Side> {
  const database = await freshDatabase(workbench, 'run_peer_ideal', size.contacts)
  const contacts = await contactIds(database, size.people)
  const admin = database.admin()
  const { adminUrl } = await workbench.postgres()
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const child = workbench.family.start('ideal', scriptArguments('bench/peer/ideal.ts'), {
    ...workbench.environment,
    ...database.environment,
    ...idealSettings({ adminUrl, database: database.name, port, people: size.people, pageBytes }),
  })
  // Its first contact is used for the recording of a save.
  const pages = contacts.slice(1).map((contact) => `/${contact}`)
  await untilReady(`${origin}${pages[0] ?? ''}`, () => child.exitCode !== null)
  return {
    name: 'the ideal',
    origin,
    page: inTurn(pages),
    save: () => ({ path: '/', body: 'act=save' }),
    saved: () => countOf(admin.sql, LINES),
    processes: async () => ({ server: treeOf(child.pid ?? 0), PostgreSQL: await sessionsOf(admin.sql) }),
    stop: async () => {
      child.kill('SIGTERM')
      await admin.close()
    },
  }
}

/** Returns what bench/peer/ideal.ts reads from its environment. Linux allows 128 KiB for one variable. */
export function idealSettings(ideal: {
  adminUrl: string
  database: string
  port: number
  people: number
  pageBytes: number
}): Record<string, string> {
  return {
    NODE_ENV: 'production',
    PORT: String(ideal.port),
    IDEAL_ADMIN_URL: Object.assign(new URL(ideal.adminUrl), { pathname: `/${ideal.database}` }).href,
    IDEAL_PEOPLE: String(ideal.people),
    IDEAL_BYTES: String(ideal.pageBytes),
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
  /** A query that returns a number, which each save that changes something raises by one; empty: it is not checked. */
  saved: string
  /** The process that starts all others of the peer, on this machine; 0: unknown. */
  pid: number
}

/** Returns the peer that the environment names; null if it names none. */
export function peerOf(environment: Record<string, string | undefined>): PeerSettings | null {
  const { BENCH_PEER_URL: url, BENCH_PEER_DATABASE_URL: databaseUrl, BENCH_PEER_PAGES: pages } = environment
  if (!url) return null
  if (!databaseUrl || !pages) throw new Error('a peer also needs BENCH_PEER_DATABASE_URL and BENCH_PEER_PAGES')
  const pid = Number(environment['BENCH_PEER_PID'] || 0)
  // Otherwise its processor time and memory would be shown as 0: it was started again, or it runs elsewhere.
  if (pid !== 0 && canMeasureProcesses && treeOf(pid).length === 0)
    throw new Error(`BENCH_PEER_PID names process ${pid}, which does not run`)
  const [saves = '', saved = ''] = [environment['BENCH_PEER_SAVES'], environment['BENCH_PEER_SAVED']]
  return { url, databaseUrl, pages, saves, saved, pid }
}

/** A server that runs already. */
export async function peerSide(settings: PeerSettings): Promise<Side> {
  const { databaseUrl } = settings
  const db = connect(databaseUrl, { max: 1, applicationName: 'sayso-bench', statementTimeoutMs: 60_000 })
  try {
    return await connectedPeer(settings, db)
  } catch (error) {
    await db.close()
    throw error
  }
}

async function connectedPeer({ url, pages, saves, saved, pid }: PeerSettings, db: Database): Promise<Side> {
  const paths = (await db.sql.unsafe<{ path: string }[]>(pages)).map(({ path }) => path)
  const forms = saves === '' ? [] : [...(await db.sql.unsafe<(Form & Record<string, unknown>)[]>(saves))]
  if (paths.length === 0) throw new Error('BENCH_PEER_PAGES found no page')
  if (saves !== '' && forms.length === 0) throw new Error('BENCH_PEER_SAVES found no form')
  return {
    name: 'the peer',
    origin: new URL(url).origin,
    page: inTurn(paths),
    save: forms.length > 0 ? inTurn(forms) : null,
    saved: saved === '' ? null : () => countOf(db.sql, saved),
    processes: async () => ({ ...(pid === 0 ? {} : { server: treeOf(pid) }), PostgreSQL: await sessionsOf(db.sql) }),
    stop: () => db.close(),
  }
}

/** Each save of Sayso and of the ideal writes one line. */
const LINES = 'select count(*) from ledger'

async function countOf(sql: Sql, query: string): Promise<number> {
  const [row] = await sql.unsafe(query)
  const count = Number(Object.values(row ?? {})[0])
  if (!Number.isFinite(count)) throw new Error(`no number was returned by: ${query}`)
  return count
}

function inTurn<T>(all: readonly T[]): () => T {
  let turn = 0
  return () => {
    const one = all[turn++ % all.length]
    if (one === undefined) throw new Error('there is nothing to send')
    return one
  }
}
