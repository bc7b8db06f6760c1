import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import type { Instant } from '@/lib/consent/types'
import { AppError } from '@/lib/errors'
import { ROOT } from '@/lib/process/environment.mjs'
import { closeOwnFunctions, distributeFunctions } from './cluster-functions'
import { BY_MADE } from './compact/answers'
import { beginWithLeanIndexes, isCompacted } from './compact/indexes'
import { exchangeIndex } from './exchange-index'
import { isCompactLayout, useCompactLayout } from './layout'
import { buildDigestIndex, dropKeyIndex } from './ledger-indexes'
import { exchangeDueIndex } from './mark-indexes'
import { connectToMigrate, keepOthersAway } from './migration-connection'
import { hasWideRights, narrowRights } from './narrow-rights'
import { passesLayout } from './passes-layout'
import { planForAnyBusiness } from './plan-mode'
import { type NumberMends, readNumberMends } from './queries/identities/number-mends'
import { hasMends, noteUnjudged, readUnjudged } from './unjudged-numbers'

/** The folder of all migrations. */
export const MIGRATIONS = join(ROOT, 'db/migrations')

type Connection = postgres.Sql

/** The group roles that hold the rights, and the login of each. Roles belong to the server, not to one database. */
const GROUPS = ['sayso_app', 'sayso_worker'] as const

export interface MigrationUrls {
  /** Owns the tables; needs CREATEROLE once, when the roles do not exist yet. */
  owner: string
  app: string
  worker: string
  /**
   * No process of an earlier version runs: the rights that only it needs are taken away (db/narrow-rights.ts), and rows
   * are written as only this version reads them (db/layout.ts).
   */
  narrow?: boolean
}

export interface Migrated {
  all: number
  made: number
  numbers: NumberMends[]
  toJudge: Instant | null
  wide: boolean
  compact: boolean
  isLeft: boolean
  plans: boolean
}

/**
 * Brings a database to the newest schema: roles, migrations, logins. Only one call at a time runs for a database; a
 * second caller waits and finds nothing left to do. Returns how many migrations the database has, how many of them ran
 * now, what was found in the stored `numbers` (0016_numbers.sql), empty where that migration had run before, up to
 * which moment they are left to be judged (`toJudge`; null: none are), whether the application has rights that only an
 * earlier version needs, whether rows are written in the shorter layout (db/layout.ts), whether `npm run db:compact`
 * then has something left to do (`isLeft`), and whether the database plans statements as it should (db/plan-mode.ts).
 * Throws AppError with a message for the operator.
 */
export async function migrateDatabase(urls: MigrationUrls, folder = MIGRATIONS): Promise<Migrated> {
  const sql = connectToMigrate(urls.owner)
  try {
    await waitForOthers(sql)
    for (const group of GROUPS) await ensureRole(sql, group)
    // For Citus (docs/reference/citus.md, 24); plain PostgreSQL accepts it as it accepts any name with a dot.
    await sql`set citus.enable_local_reference_table_foreign_keys = off`
    const before = await countMigrations(sql)
    // An empty database has no numbers.
    const mends = before > 0 && !(await hasMends(sql))
    // Before the migrations, so that it is known whatever fails after them; and after them once more, because people
    // went on saving meanwhile.
    if (mends) await noteUnjudged(sql)
    await migrate(drizzle(sql), { migrationsFolder: folder })
    if (mends) await noteUnjudged(sql)
    await buildDigestIndex(sql)
    await exchangeDueIndex(sql, before === 0 ? '' : 'concurrently')
    await closeOwnFunctions(sql)
    await distributeFunctions(sql)
    const all = await countMigrations(sql)
    if (urls.narrow) await demandLayoutPassed(urls)
    if (before === 0 || urls.narrow) await narrowRights(sql)
    if (before === 0) {
      // A new ledger has no line whose key has no digest.
      await dropKeyIndex(sql)
      // Elsewhere `npm run db:compact` makes these indexes, because it takes as long as the tables are large, and after
      // it has given every row what they are made of.
      await exchangeIndex(sql, BY_MADE, '')
      await beginWithLeanIndexes(sql)
    }
    await ensureLogin(sql, 'sayso_app', urls.app, urls.owner)
    await ensureLogin(sql, 'sayso_worker', urls.worker, urls.owner)
    if (before === 0) await demandLayoutPassed(urls)
    if (before === 0 || urls.narrow) await useCompactLayout(sql, before === 0)
    const numbers = mends ? await readNumberMends(sql) : []
    const toJudge = await readUnjudged(sql)
    const plans = await planForAnyBusiness(sql)
    const wide = await hasWideRights(sql)
    const compact = await isCompactLayout(sql)
    // Also where the first run on a new database was stopped before it had made all indexes.
    const isLeft = compact && !(await isCompacted(sql))
    return { all, made: all - before, numbers, toJudge, wide, compact, isLeft, plans }
  } finally {
    await sql.end()
  }
}

/** Refuses to have rows written that processes with these addresses could not read. */
async function demandLayoutPassed({ app, worker }: MigrationUrls): Promise<void> {
  for (const url of [app, worker]) {
    if (await passesLayout(url)) continue
    const { hostname, username } = new URL(url)
    const message = `connections of ${decodeURIComponent(username)} to ${hostname} lose the parameter app.layout on the way to PostgreSQL, and without it nothing could be read once rows are shorter: let the pooler pass it on, or connect without one`
    throw new AppError('layout_not_passed', { message })
  }
}

/** How often a second caller asks whether the first is through, in milliseconds. */
const ASKS_AGAIN = 200

/** Waits until no other call is at it. */
async function waitForOthers(sql: Connection): Promise<void> {
  while (!(await keepOthersAway(sql))) await sleep(ASKS_AGAIN)
}

/** Returns how many migrations the database has; none where Drizzle has not made its table yet. */
async function countMigrations(sql: Connection): Promise<number> {
  const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`
  if (!table?.['there']) return 0
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from drizzle.__drizzle_migrations`
  return row?.n ?? 0
}

/** Makes the login of a URL a member of the group. An existing login keeps its password. */
async function ensureLogin(
  sql: Connection,
  group: (typeof GROUPS)[number],
  url: string,
  ownerUrl: string,
): Promise<void> {
  const { username, password } = new URL(url)
  const user = decodeURIComponent(username)
  if (user === '') throw new AppError('login_without_name', { message: `the database URL of ${group} names no user` })
  if (user === decodeURIComponent(new URL(ownerUrl).username)) {
    const message = `${user} owns the tables and cannot serve as ${group} too: give it a user of its own`
    throw new AppError('login_is_owner', { message })
  }
  await ensureRole(sql, user, decodeURIComponent(password))
  const [member] = await sql`select pg_has_role(${user}, ${group}, 'member') as already`
  if (member?.['already']) return
  await allowed(sql, await statement(sql, 'GRANT %I TO %I', group, user))
}

async function ensureRole(sql: Connection, name: string, password?: string): Promise<void> {
  const existing = await sql`select 1 from pg_roles where rolname = ${name}`
  if (existing.length > 0) return
  const create =
    password === undefined
      ? await statement(sql, 'CREATE ROLE %I NOLOGIN', name)
      : await statement(sql, 'CREATE ROLE %I LOGIN PASSWORD %L', name, password)
  await allowed(sql, create)
}

/** Names and passwords cannot be parameters of such statements; PostgreSQL itself quotes them. */
async function statement(sql: Connection, template: string, ...values: string[]): Promise<string> {
  const [row] = await sql<{ text: string }[]>`select format(${template}, variadic ${values}::text[]) as text`
  return row?.text ?? ''
}

/**
 * Runs a statement about roles. A role that exists by now is fine; for a refused statement the error tells the operator
 * what to do.
 */
async function allowed(sql: Connection, text: string): Promise<void> {
  try {
    await sql.unsafe(text)
  } catch (cause) {
    const code = cause instanceof postgres.PostgresError ? cause.code : ''
    // Another database of the same server made the role a moment ago.
    if (code === '42710' || code === '23505') return
    if (code !== '42501') throw cause
    const wanted = text.replace(/ PASSWORD .*/, " PASSWORD '…'")
    const message = `the owner may not manage roles. Give it CREATEROLE, or run this as an administrator: ${wanted};`
    throw new AppError('roles_refused', { message, cause })
  }
}
