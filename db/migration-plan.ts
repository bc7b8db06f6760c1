import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { locksOf, type StatementLock } from './migration-locks'
import { readTableSizes, type TableSize } from './table-sizes'
import { willJudge } from './unjudged-numbers'

/** A migration that a database does not have yet. */
export interface PlannedMigration {
  name: string
  locks: StatementLock[]
}

export interface MigrationPlan {
  migrations: PlannedMigration[]
  /** About how many rows the locked tables have, and their bytes with indexes. */
  sizes: Map<string, TableSize>
  /** Whether numbers are judged after the migrations (lib/services/records/judge-old-numbers.ts). */
  judges: boolean
}

interface Journal {
  entries: { tag: string; when: number }[]
}

/** Returns what `migrateDatabase` would run, with the locks that it takes. It changes nothing and waits for nobody. */
export async function planMigration(ownerUrl: string, folder: string): Promise<MigrationPlan> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {}, connect_timeout: 10 })
  try {
    const last = await lastMigration(sql)
    const { entries } = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as Journal
    const known = { made: new Set<string>(), indexes: await tablesOfIndexes(sql) }
    // The migrator runs every one whose time is later than that of the last one it ran, and no other.
    const migrations = entries
      .filter(({ when }) => when > last)
      .map(({ tag }) => ({ name: tag, locks: locksOf(readFileSync(join(folder, `${tag}.sql`), 'utf8'), known) }))
    const tables = migrations.flatMap(({ locks }) => locks.flatMap(({ table }) => table ?? []))
    return { migrations, sizes: await readTableSizes(sql, tables), judges: await willJudge(sql, last === 0) }
  } finally {
    await sql.end()
  }
}

/** Returns the time of the last migration that ran; 0 in an empty database. */
async function lastMigration(sql: postgres.Sql): Promise<number> {
  const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`
  if (!table?.['there']) return 0
  const [row] = await sql<{ last: string | null }[]>`select max(created_at) as last from drizzle.__drizzle_migrations`
  return Number(row?.last ?? 0)
}

async function tablesOfIndexes(sql: postgres.Sql): Promise<Map<string, string>> {
  const rows = await sql<{ name: string; table: string }[]>`
    select indexname as name, tablename as table from pg_indexes where schemaname = 'public'`
  return new Map(rows.map(({ name, table }) => [name, table]))
}
