import type postgres from 'postgres'
import type { Instant } from '@/lib/consent/types'

/**
 * Whether the numbers of before 0016_numbers.sql are still to be judged (lib/services/records/judge-old-numbers.ts).
 * The migration is SQL and can't judge them, so the command does it afterwards, and may fail in between. What is open
 * is therefore noted in the database before the migration runs, as the comment of Drizzle's table: it is there before
 * the migration, takes no column, and a backup has it too.
 */
const TABLE = 'drizzle.__drizzle_migrations'
const NOTE = /^sayso: judge numbers until (\d+)$/

/** Notes that the numbers stored until now are to be judged, also if this was noted before. */
export async function noteUnjudged(sql: postgres.Sql): Promise<void> {
  // A comment can't be a parameter of its statement.
  await sql.unsafe(`do $$ begin execute format('comment on table ${TABLE} is %L',
    'sayso: judge numbers until ' || ceil(extract(epoch from clock_timestamp()) * 1000)::int8); end $$`)
}

/** Returns up to which moment stored numbers are to be judged; null if none are. */
export async function readUnjudged(sql: postgres.Sql): Promise<Instant | null> {
  const [row] = await sql<{ note: string | null }[]>`
    select obj_description(to_regclass(${TABLE}), 'pg_class') as note`
  const [, until] = NOTE.exec(row?.note ?? '') ?? []
  return until === undefined ? null : Number(until)
}

/**
 * Returns whether the next run of the command judges numbers after its migrations: a run before left some, or
 * 0016_numbers.sql is still to run on a database that has numbers. Changes nothing.
 * @param isEmpty whether no migration ran yet
 */
export async function willJudge(sql: postgres.Sql, isEmpty: boolean): Promise<boolean> {
  if ((await readUnjudged(sql)) !== null) return true
  return !isEmpty && !(await hasMends(sql))
}

/** Whether 0016_numbers.sql has run. */
export async function hasMends(sql: postgres.Sql): Promise<boolean> {
  const [table] = await sql<{ mended: boolean }[]>`select to_regclass('public.number_mends') is not null as mended`
  return table?.mended ?? false
}

/** Notes that they were judged. */
export async function endUnjudged(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`comment on table ${TABLE} is null`)
}
