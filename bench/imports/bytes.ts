import type { Database } from '@/db/client'

/** The bytes of each table, and of its indexes and long values, as files of PostgreSQL. */
export async function readTableBytes(admin: Database): Promise<Map<string, { table: number; indexes: number }>> {
  const rows = await admin.sql<{ name: string; table: number; indexes: number }[]>`
    select c.relname as name, pg_table_size(c.oid)::float8 as table, pg_indexes_size(c.oid)::float8 as indexes
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r'`
  return new Map(rows.map(({ name, table, indexes }) => [name, { table, indexes }]))
}

type Sizes = Awaited<ReturnType<typeof readTableBytes>>

/** Returns how much the tables have grown for each contact, and a text that names the largest. */
export function growthOf(before: Sizes, after: Sizes, contacts: number): { bytes: number; shown: string } {
  const grown = [...after].map(([name, { table, indexes }]) => ({
    name,
    table: (table - (before.get(name)?.table ?? 0)) / contacts,
    indexes: (indexes - (before.get(name)?.indexes ?? 0)) / contacts,
  }))
  const shown = grown
    .filter(({ table, indexes }) => table + indexes >= 50)
    .sort((a, b) => b.table + b.indexes - a.table - a.indexes)
    .map(({ name, table, indexes }) => `${name} ${table.toFixed(0)} + ${indexes.toFixed(0)}`)
    .join(', ')
  return { bytes: grown.reduce((sum, { table, indexes }) => sum + table + indexes, 0), shown }
}
