import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { AppError } from '@/lib/errors'

/** An index that no migration makes, because its table may be large. */
export interface Index {
  name: string
  unique: boolean
  /** What it is made of, behind the name of the table. */
  on: string
}

/** Indexes that take less room than those that they replace. */
export interface Exchange {
  table: string
  /** The one that is built; null where nothing is needed in the place of the others. */
  index: Index | null
  /** Whether it becomes the primary key, in the place of the present one. */
  isKey?: boolean
  /** Indexes that nothing needs once the other one is there. */
  spare: readonly string[]
}

/** How a statement runs that may take long: beside what others write, or at once where nothing is stored yet. */
export type Way = 'concurrently' | ''

/** How long one try to get a table waits, in milliseconds. Saves that come meanwhile wait as long. */
const LOCK_TIMEOUT_MS = 200
/** How long others go on between two tries, in milliseconds. */
const PAUSE_MS = 2000
const LOCK_NOT_AVAILABLE = '55P03'

/** How often a table is tried that others use, and what is done between two tries. */
export interface Patience {
  tries: number
  pause: () => Promise<unknown>
}

/** About half an hour. */
const PATIENCE: Patience = { tries: 900, pause: () => sleep(PAUSE_MS) }

/**
 * Builds an index unless it is there. What an interrupted build left helps nobody and costs every save: it goes. On a
 * cluster it may have left something on some nodes only, which is why each drops it only if it exists.
 */
export async function buildIndex(
  sql: postgres.Sql,
  table: string,
  { name, unique, on }: Index,
  way: Way,
): Promise<void> {
  const [index] = await sql<{ isValid: boolean }[]>`
    select indisvalid as "isValid" from pg_index where indexrelid = to_regclass(${`public.${name}`})`
  if (index?.isValid) return
  if (index) await sql.unsafe(`drop index ${way} if exists ${name}`)
  await sql.unsafe(`create ${unique ? 'unique ' : ''}index ${way} ${name} on ${table} ${on}`)
}

/**
 * Builds an index and drops those that it replaces. It can be stopped, and run again: what is there stays. Needs the
 * owner of the table and no open transaction. Throws AppError if a table that gets another key stays in use.
 */
export async function exchangeIndex(
  sql: postgres.Sql,
  { table, index, isKey = false, spare }: Exchange,
  way: Way,
  patience = PATIENCE,
): Promise<void> {
  if (index) await buildIndex(sql, table, index, way)
  if (index && isKey) await makeKey(sql, table, index.name, patience)
  for (const name of spare) await sql.unsafe(`drop index ${way} if exists ${name}`)
}

/** What is left to do of an exchange. */
export interface IndexPlan {
  table: string
  builds: string | null
  drops: string[]
}

/** Returns what is left to do; of an exchange that is done, nothing. */
export async function planExchanges(sql: postgres.Sql, exchanges: readonly Exchange[]): Promise<IndexPlan[]> {
  const names = exchanges.flatMap(({ index, spare }) => [...(index ? [index.name] : []), ...spare])
  const rows = await sql<{ name: string; isValid: boolean; isKey: boolean }[]>`
    select c.relname as name, i.indisvalid as "isValid", i.indisprimary as "isKey"
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = 'public'::regnamespace and c.relname = any(${names})`
  const there = new Map(rows.map((row) => [row.name, row]))
  return exchanges.flatMap(({ table, index, isKey = false, spare }) => {
    const found = index && there.get(index.name)
    const isBuilt = index === null || (found?.isValid === true && (found.isKey || !isKey))
    const drops = spare.filter((name) => there.has(name))
    return isBuilt && drops.length === 0 ? [] : [{ table, builds: isBuilt ? null : index.name, drops }]
  })
}

/**
 * Makes an index the primary key. Who waits for the table keeps all others waiting who come after: so one try is short,
 * and others go on before the next. A dump keeps a table until it ends.
 */
async function makeKey(sql: postgres.Sql, table: string, name: string, { tries, pause }: Patience): Promise<void> {
  const [key] = await sql<{ name: string }[]>`
    select conname as name from pg_constraint where contype = 'p' and conrelid = ${`public.${table}`}::regclass`
  if (key?.name === name) return
  for (let tried = 1; ; tried++)
    try {
      await sql.begin(async (tx) => {
        await tx.unsafe(`set local lock_timeout = ${LOCK_TIMEOUT_MS}`)
        if (key) await tx.unsafe(`alter table ${table} drop constraint ${key.name}`)
        // A cluster takes no other name for it than that of the index.
        await tx.unsafe(`alter table ${table} add primary key using index ${name}`)
      })
      return
    } catch (cause) {
      if (!(cause instanceof postgres.PostgresError) || cause.code !== LOCK_NOT_AVAILABLE) throw cause
      if (tried >= tries) {
        const message = `the table ${table} was in use at each of ${tries} tries to give it its smaller key, as by a dump`
        throw new AppError('table_in_use', { message, cause })
      }
      await pause()
    }
}
