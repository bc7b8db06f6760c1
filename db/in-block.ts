import type { Sql, Tx } from './client'

/** Whether the database behind a pool is that of a cluster: asked once for each pool, and kept. */
const clusters = new WeakMap<Sql['options'], boolean>()

/** Returns whether the database has the extension that makes it a cluster (docs/cluster.md). */
async function isCluster(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ has: boolean }[]>`
    select exists (select 1 from pg_extension where extname = 'citus') as has`
  return row?.has ?? false
}

/**
 * Runs one query that sets the tenant by itself, outside of a transaction. On a cluster the tenant reaches the shards
 * only inside an explicit transaction block (docs/reference/citus.md, 27), so there, and only there, the query gets
 * one: on one PostgreSQL a block would cost the page a third of its rate.
 */
export async function inBlock<T>(sql: Sql, query: (sql: Sql | Tx) => Promise<T>): Promise<T> {
  let inCluster = clusters.get(sql.options)
  if (inCluster === undefined) {
    inCluster = await isCluster(sql)
    clusters.set(sql.options, inCluster)
  }
  return inCluster ? ((await sql.begin((tx) => query(tx))) as T) : query(sql)
}
