import type postgres from 'postgres'

type Connection = postgres.Sql | postgres.TransactionSql

interface NodeFunction {
  /** With the types of its parameters, as PostgreSQL prints it. */
  name: string
  /** Whether it writes with the rights of its owner. */
  writes: boolean
}

/**
 * Returns the functions that every node of a cluster has to know: those that write with the rights of their owner,
 * whose first parameter is the business, and those that such functions and statements on shards call.
 */
export async function readNodeFunctions(sql: Connection): Promise<NodeFunction[]> {
  return sql<NodeFunction[]>`
    select p.oid::regprocedure::text as name, p.prosecdef as writes
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and (p.proname = 'sayso_ms'
      or (p.proargnames[1] = 'b' and p.proargtypes[0] = 'uuid'::regtype
        and (starts_with(p.proname, 'sayso_demand_') or (p.prosecdef and p.provolatile = 'v'))))
    order by 2, 1`
}

/**
 * Lets a cluster run functions of the database on the node of the business that they are called for. Nothing happens
 * where the tables are not distributed, and to functions for which this was done already.
 *
 * A function that writes with the rights of its owner is called in transactions that have written as the application.
 * The coordinator would send its statements over a connection of the owner, which a cluster refuses. So the call itself
 * is sent, over the connection of the application, to the node that has the rows, and the user changes there
 * (docs/reference/citus.md, 38).
 */
export async function distributeFunctions(sql: Connection): Promise<void> {
  const [cluster] = await sql`select 1 from pg_extension where extname = 'citus'`
  if (!cluster) return
  const [spread] = await sql`select 1 from pg_dist_partition where logicalrelid = 'contacts'::regclass`
  if (!spread) return
  const known = await sql<NodeFunction[]>`
    select d.objid::regprocedure::text as name, coalesce(d.force_delegation, false) as writes
    from pg_catalog.pg_dist_object d where d.classid = 'pg_proc'::regclass`
  const done = new Map(known.map(({ name, writes }) => [name, writes]))
  for (const { name, writes } of await readNodeFunctions(sql)) {
    if (done.get(name) === true || (done.has(name) && !writes)) continue
    if (writes) await sql`select create_distributed_function(${name}::regprocedure, 'b', 'contacts', true)`
    else await sql`select create_distributed_function(${name}::regprocedure)`
  }
  await closeFunctions(sql)
}

/**
 * Takes from everybody the right to call functions of ours. A new function has it, and what took it away may be lost:
 * in a restore without rights, or where somebody made a function again by hand. The two look alike, so a right that
 * somebody gave to PUBLIC on purpose is taken as well; rights of roles stay. Nor does this give back to a role what a
 * restore without rights lost. A cluster does the same on each node.
 */
export async function closeOwnFunctions(sql: Connection): Promise<void> {
  const open = await sql<{ name: string }[]>`
    select p.oid::regprocedure::text as name
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and starts_with(p.proname, 'sayso_')
      and exists (select 1 from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)
    order by 1`
  if (open.length > 0) await sql.unsafe(`revoke all on function ${open.map(({ name }) => name).join(', ')} from public`)
}

/**
 * Takes from everybody, on each node, what everybody may not call here. A node that gets a function gets the rights
 * that were given too, but not that the right of PUBLIC, which every new function has, was taken away.
 */
async function closeFunctions(sql: Connection): Promise<void> {
  const closed = await sql<{ name: string }[]>`
    select p.oid::regprocedure::text as name
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      join pg_catalog.pg_dist_object d on d.classid = 'pg_proc'::regclass and d.objid = p.oid
    where n.nspname = 'public' and p.proacl is not null
      and not exists (select 1 from aclexplode(p.proacl) a where a.grantee = 0)
    order by 1`
  if (closed.length > 0)
    await sql.unsafe(`revoke all on function ${closed.map(({ name }) => name).join(', ')} from public`)
}
