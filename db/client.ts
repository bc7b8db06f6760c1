import postgres from 'postgres'
import { writeArraysPlainly } from './array-text'
import { layoutOf, READS, setLayout } from './layout'
import { type TxState, whileOpen } from './while-open'

/**
 * A pool of one role. Tables and migrations are Drizzle's (db/schema); queries are written by hand, by the rules of
 * docs/reference/citus.md.
 */
export interface Database {
  sql: Sql
  close(): Promise<void>
}

export type Sql = postgres.Sql<{ int8: number }>
/** One transaction, inside one business. */
export type Tx = postgres.TransactionSql<{ int8: number }>

export interface DatabaseOptions {
  /** The connections of this process. All processes share the server's limit. */
  max?: number
  applicationName?: string
  /** Milliseconds after which PostgreSQL ends a statement. */
  statementTimeoutMs?: number
}

/** Connects lazily; the first query opens the first connection. */
export function connect(url: string, options: DatabaseOptions = {}): Database {
  toleratingLostTypes()
  const sql = postgres(url, {
    max: options.max ?? 10,
    // Fails fast when the server is away, so that the page says so at once.
    connect_timeout: 3,
    idle_timeout: 300,
    backoff: false,
    onnotice: () => {},
    connection: {
      application_name: options.applicationName ?? 'sayso',
      statement_timeout: options.statementTimeoutMs ?? 10_000,
      idle_in_transaction_session_timeout: 15_000,
      // On a cluster SET LOCAL then reaches the shards (docs/reference/citus.md, 5). PostgreSQL alone ignores it.
      'citus.propagate_set_commands': 'local',
      ...READS,
    },
    // Counts and milliseconds in int8 stay far below 2^53.
    types: { int8: { to: 20, from: [20], serialize: String, parse: Number } },
  })
  writeArraysPlainly(sql.options.serializers)
  return { sql: endingCleanly(sql), close: () => sql.end({ timeout: 5 }) }
}

const tolerating = Symbol.for('sayso.tolerating-lost-types')

/**
 * postgres.js 3.4.9 requests the server's array types on each new connection, and nothing waits for that query
 * (connection.js, fetchArrayTypes; porsager/postgres, issues 1192 and 1205). When the connection is lost at that
 * moment, the unhandled rejection ends a Node process. The statement that wanted the connection gets an error of its
 * own, so this rejection is ignored. Every other unhandled rejection still ends the process.
 */
function toleratingLostTypes(): void {
  if (Reflect.get(globalThis, tolerating)) return
  Reflect.set(globalThis, tolerating, true)
  process.on('unhandledRejection', (reason) => {
    // Others (Next, Vitest) may listen as well. If this is the only listener, it must do what Node would have done.
    if (!isLostTypes(reason) && process.listenerCount('unhandledRejection') === 1) throw reason
  })
}

/** Whether an error is that of the query for array types. */
function isLostTypes(error: unknown): boolean {
  return error instanceof Error && 'query' in error && /select b\.oid, b\.typarray/.test(String(error.query))
}

/**
 * postgres.js 3.4.9 sends ROLLBACK after every failed transaction, also where it failed because the connection is gone.
 * Writing to the null socket throws outside of any promise, which ends a process without a handler, and leaves the
 * connection unable to send: the next query on it waits for ever (porsager/postgres, issues 1154 and 1208). So a
 * transaction whose connection is gone stays open here. `begin` itself rejects when the connection closes, and nothing
 * more is sent.
 *
 * A later statement of that transaction would also be sent: to the null socket, which ends the process, or, once the
 * pool has opened that connection again, to the new one, outside of the transaction and perhaps inside another one. So
 * the transaction refuses every statement from the moment at which `begin` has rejected. Nor does it end then, whatever
 * its work returns or throws: postgres.js would send the COMMIT or ROLLBACK in the same way.
 */
function endingCleanly(sql: Sql): Sql {
  const begin = sql.begin.bind(sql) as Begin
  const guarded = (work: Work, state: TxState, layout: number) => async (transaction: Tx) => {
    const tx = whileOpen(transaction, state)
    setLayout(tx, layout)
    try {
      const result = await work(tx)
      return state.isOver ? await never() : result
    } catch (error) {
      if (state.isOver || isConnectionGone(error)) return never()
      throw error
    }
  }
  const run = (options: string, work: Work): Promise<unknown> => {
    const state: TxState = { isOver: false }
    const running = layoutOf(sql).then((layout) => begin(options, guarded(work, state, layout)))
    running.catch(() => (state.isOver = true))
    return running
  }
  const replacement = (first: string | Work, second?: Work) =>
    typeof first === 'string' ? run(first, second ?? (() => null)) : run('', first)
  return Object.assign(sql, { begin: replacement })
}

const never = () => new Promise<never>(() => {})

/**
 * Throws if the connection of a transaction is closed. To ask for `savepoint` throws then (while-open.ts), and sends
 * nothing.
 */
export function demandOpen(tx: Tx): void {
  void tx.savepoint
}

type Work = (tx: Tx) => unknown
type Begin = (options: string, work: Work) => Promise<unknown>

/** Whether the connection closed, or closes now: the server's FATAL errors end it. */
function isConnectionGone(error: unknown): boolean {
  if (error instanceof postgres.PostgresError) return error.severity_local === 'FATAL' || error.severity === 'FATAL'
  if (!(error instanceof Error) || !('code' in error)) return false
  return /^(CONNECTION_(CLOSED|ENDED|DESTROYED)|E(CONNRESET|PIPE|TIMEDOUT))$/.test(String(error.code))
}

/**
 * Serialization failure, deadlock, lock not available; and XX000, behind which a cluster hides the first at COMMIT
 * (docs/reference/citus.md, 19).
 */
const RETRIED = new Set(['40001', '40P01', '55P03', 'XX000'])

const UNIQUE_VIOLATION = '23505'

/**
 * Whether a repetition can heal an error. One of them is a mark of the synchronization that two transactions made at
 * once, while `npm run db:compact` builds the table's other key: ON CONFLICT does not look at an index that is not
 * finished, which refuses the second one (decision 239). A cluster says no table (docs/reference/citus.md, 20): the
 * index is then named in the message alone, quoted in every language, with the number of the shard behind it.
 */
function isHealedByRepetition(error: unknown): boolean {
  if (!(error instanceof postgres.PostgresError)) return false
  if (error.code !== UNIQUE_VIOLATION) return RETRIED.has(error.code)
  return error.table_name ? error.table_name === 'sync_marks' : /"sync_marks_/.test(error.message)
}

/** Whether an error came from PostgreSQL, or from the connection to it. */
export const isOfDatabase = (error: unknown): boolean =>
  error instanceof postgres.PostgresError || isConnectionGone(error) || isUnreachable(error)

/** Whether a connection could not be opened: by postgres.js's own time limit, or an error of the system. */
function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || error instanceof postgres.PostgresError) return false
  return error.code === 'CONNECT_TIMEOUT' || 'syscall' in error
}

/** The statement's time is over. */
const QUERY_CANCELED = '57014'

/**
 * Whether an error of a transaction may come from one of several things that it does, so that the others can succeed
 * without it. A server that is away, does not answer in time or ends the connection fails each of them.
 */
export const mayBeOfOne = (error: unknown): boolean =>
  !isConnectionGone(error) && !isUnreachable(error) && sqlState(error) !== QUERY_CANCELED

/** Returns the SQLSTATE of an error that came from PostgreSQL, else undefined. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof postgres.PostgresError ? error.code : undefined
}

/**
 * Runs `work` in one transaction whose tenant is `businessId`. It is repeated (three times at most) after errors that a
 * repetition can heal. The tenant is set by a real SET LOCAL inside `sayso_enter`.
 */
export async function inBusiness<T>(db: Database, businessId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return retried(() =>
    db.sql.begin(async (tx) => {
      await enter(tx, businessId)
      return work(tx)
    }),
  ) as Promise<T>
}

/** Makes a business the tenant of what follows in this transaction. */
export async function enter(tx: Tx, businessId: string): Promise<void> {
  await tx`select sayso_enter(${businessId})`
}

/** Runs `work` in one transaction that sees one person who signs in, and no business (decision 158). */
export async function asPerson<T>(db: Database, userId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return retried(() =>
    db.sql.begin(async (tx) => {
      await enterPerson(tx, userId)
      return work(tx)
    }),
  ) as Promise<T>
}

/** Makes a person the one whose tables the rest of this transaction sees, beside a business or without one. */
export async function enterPerson(tx: Tx, userId: string): Promise<void> {
  await tx`select sayso_enter_person(${userId})`
}

/** Runs a transaction again after an error that a repetition can heal, such as a deadlock. */
export async function retried<T>(run: () => Promise<T>, attempts = 3): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      if (attempt >= attempts || !isHealedByRepetition(error)) throw error
    }
  }
}
