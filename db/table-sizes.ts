import type postgres from 'postgres'

type Connection = postgres.Sql | postgres.TransactionSql

export interface TableSize {
  rows: number
  bytes: number
}

/**
 * Returns about how many rows tables have, as PostgreSQL knew them last, and their bytes with indexes. Of a table that
 * lies on the nodes of a cluster they are those of all shards: what the coordinator has of it is empty.
 */
export async function readTableSizes(sql: Connection, tables: readonly string[]): Promise<Map<string, TableSize>> {
  const here = await sql<({ name: string } & TableSize)[]>`
    select relname as name, greatest(reltuples, 0)::float8 as rows, pg_total_relation_size(oid)::float8 as bytes
    from pg_class where relnamespace = 'public'::regnamespace and relname = any(${[...tables]})`
  const sizes = new Map(here.map(({ name, ...size }) => [name, size]))
  for (const name of await spreadOf(sql, tables)) sizes.set(name, await sizeOfShards(sql, name))
  return sizes
}

/** Returns those of the tables that are on the nodes of a cluster. */
async function spreadOf(sql: Connection, tables: readonly string[]): Promise<string[]> {
  const [cluster] = await sql`select 1 from pg_extension where extname = 'citus'`
  if (!cluster) return []
  const rows = await sql<{ name: string }[]>`
    select logicalrelid::text as name from pg_dist_partition where logicalrelid::text = any(${[...tables]})`
  return rows.map(({ name }) => name)
}

async function sizeOfShards(sql: Connection, table: string): Promise<TableSize> {
  const [size] = await sql<TableSize[]>`
    select coalesce(sum(result::float8), 0) as rows, citus_total_relation_size(${table}::regclass)::float8 as bytes
    from run_command_on_shards(${table}::regclass,
      'select greatest(reltuples, 0) from pg_class where oid = ''%s''::regclass')`
  return size ?? { rows: 0, bytes: 0 }
}
