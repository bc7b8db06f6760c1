import type postgres from 'postgres'

/**
 * Lets a cluster run functions of the database on the node of the business that they are called for. Nothing happens
 * where the tables are not distributed, and to functions that are known there already.
 *
 * A function that writes with the rights of its owner (`SECURITY DEFINER`) is called in transactions that have written
 * as the application. The coordinator would send its statements over a connection of the owner, which a cluster refuses
 * ("cannot perform query on placements that were modified in this transaction by a different user"). So the call itself
 * is sent, over the connection of the application, to the node that has the rows, and changes the user there
 * (docs/reference/citus.md, 38). Functions that such a function calls exist on each node, too.
 */
export async function distributeFunctions(sql: postgres.Sql | postgres.TransactionSql): Promise<void> {
  const [cluster] = await sql`select 1 from pg_extension where extname = 'citus'`
  if (!cluster) return
  const [spread] = await sql`select 1 from pg_dist_partition where logicalrelid = 'contacts'::regclass`
  if (!spread) return
  const left = await sql<{ name: string; writes: boolean }[]>`
    select p.oid::regprocedure::text as name, p.prosecdef as writes
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and (p.proname = 'sayso_ms' or p.proname like 'sayso\\_demand\\_%'
        or (p.prosecdef and p.provolatile = 'v' and p.proargnames[1] = 'b' and p.proargtypes[0] = 'uuid'::regtype))
      and not exists (select 1 from pg_catalog.pg_dist_object d
        where d.classid = 'pg_proc'::regclass and d.objid = p.oid
          and (d.force_delegation or not p.prosecdef))
    order by 2, 1`
  for (const { name, writes } of left) {
    if (writes) await sql`select create_distributed_function(${name}::regprocedure, 'b', 'contacts', true)`
    else await sql`select create_distributed_function(${name}::regprocedure)`
  }
}
