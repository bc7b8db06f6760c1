import postgres from 'postgres'
import { AppError } from '@/lib/errors'
import { distributeFunctions } from './cluster-functions'
import { planForAnyBusiness } from './plan-mode'
import { readTableSizes, type TableSize } from './table-sizes'

/** How a table is kept on a cluster: whole on every node, in shards by business, or on the coordinator alone. */
export type Keeping = 'everywhere' | 'by_business' | 'coordinator'

export interface TablePlan extends TableSize {
  name: string
  keeping: Keeping
  /** Whether it is kept like that already. */
  isDone: boolean
}

export interface DistributionPlan {
  hasExtension: boolean
  /** Nodes that take shards. */
  nodes: string[]
  /** Connections of others to this database, which must be closed first. */
  others: number
  tables: TablePlan[]
  /** Foreign keys that are dropped before and made again after. */
  foreignKeys: number
}

type Connection = postgres.Sql | postgres.TransactionSql

/** Known by every business, and small: what every other table of a business refers to. */
const EVERYWHERE = 'businesses'
/** The first table in shards; the others lie beside it. */
const FIRST = 'contacts'

/** Opens one connection of the owner, which may wait for as long as a table takes to be copied. */
export function connectOwner(url: string): postgres.Sql {
  return postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10, types: COUNTS })
}

const COUNTS = { int8: { to: 20, from: [20], serialize: String, parse: Number } }

/** Returns what `distribute` would do. It changes nothing. */
export async function planDistribution(sql: Connection): Promise<DistributionPlan> {
  const [extension] = await sql`select 1 from pg_extension where extname = 'citus'`
  const hasExtension = extension !== undefined
  const nodes = hasExtension
    ? await sql<{ name: string }[]>`
        select nodename || ':' || nodeport as name from pg_dist_node
        where shouldhaveshards and isactive and noderole = 'primary' order by 1`
    : []
  const done = new Set(
    hasExtension
      ? (await sql<{ name: string }[]>`select logicalrelid::text as name from pg_dist_partition`).map(
          ({ name }) => name,
        )
      : [],
  )
  const tables = await readTables(sql, done)
  const [others] = await sql<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
      and application_name not like 'citus%'`
  const left = tables.filter(({ isDone }) => !isDone).map(({ name }) => name)
  return {
    hasExtension,
    nodes: nodes.map(({ name }) => name),
    others: others?.count ?? 0,
    tables,
    foreignKeys: (await readForeignKeys(sql, left)).length,
  }
}

async function readTables(sql: Connection, done: ReadonlySet<string>): Promise<TablePlan[]> {
  const rows = await sql<{ name: string; belongs: boolean }[]>`
    select c.relname as name, exists (select 1 from pg_attribute a
      where a.attrelid = c.oid and a.attname = 'business_id' and not a.attisdropped) as belongs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
      and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by c.relname <> ${EVERYWHERE}, c.relname <> ${FIRST}, c.relname`
  const sizes = await readTableSizes(
    sql,
    rows.map(({ name }) => name),
  )
  return rows.map(({ name, belongs }) => {
    const keeping = name === EVERYWHERE ? 'everywhere' : belongs ? 'by_business' : 'coordinator'
    const size = sizes.get(name) ?? { rows: 0, bytes: 0 }
    return { name, keeping, ...size, isDone: keeping === 'coordinator' || done.has(name) }
  })
}

interface ForeignKey {
  table: string
  name: string
  definition: string
}

/** Returns the foreign keys of tables, or that lead to them. */
async function readForeignKeys(sql: Connection, tables: readonly string[]): Promise<ForeignKey[]> {
  return sql<ForeignKey[]>`
    select t.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_class r on r.oid = k.confrelid
      join pg_namespace n on n.oid = t.relnamespace
    where k.contype = 'f' and k.conparentid = 0 and n.nspname = 'public'
      and (t.relname = any(${[...tables]}) or r.relname = any(${[...tables]}))
    order by t.relname, k.conname`
}

/**
 * Turns a database into that of a cluster, in one transaction: tables that are spread already stay as they are. It
 * needs the owner's connection and the only one, because it copies every row. Throws AppError with a message for the
 * operator; after any error everything is as it was.
 */
export async function distribute(sql: postgres.Sql): Promise<TablePlan[]> {
  const before = await planDistribution(sql)
  refuseUnprepared(before)
  const left = before.tables.filter(({ isDone }) => !isDone)
  if (left.length === 0) return []
  await sql.begin(async (tx) => {
    await tx`set local citus.multi_shard_modify_mode = 'sequential'`
    await tx`set local citus.enable_local_reference_table_foreign_keys = off`
    const names = left.map(({ name }) => name)
    const keys = await readForeignKeys(tx, names)
    const forced = await readForced(tx, names)
    const grants = await readColumnGrants(tx, names)
    for (const { table, name } of keys) await run(tx, 'alter table %I drop constraint %I', table, name)
    // The rows are read as their owner, whom a forced policy would show none (docs/reference/citus.md, 34).
    for (const name of forced) await run(tx, 'alter table %I no force row level security', name)
    for (const table of left) await spread(tx, table)
    for (const { table, name, definition } of keys)
      await run(tx, `alter table %I add constraint %I ${definition}`, table, name)
    for (const name of forced) await run(tx, 'alter table %I force row level security', name)
    for (const { table, column, right, role } of grants)
      await run(tx, `grant ${right} (%I) on %I to %I`, column, table, role)
    await distributeFunctions(tx)
  })
  await planForAnyBusiness(sql)
  return left
}

async function spread(tx: postgres.TransactionSql, { name, keeping }: TablePlan): Promise<void> {
  if (keeping === 'everywhere') await tx`select create_reference_table(${name})`
  else if (name === FIRST) await tx`select create_distributed_table(${name}, 'business_id', colocate_with => 'none')`
  else await tx`select create_distributed_table(${name}, 'business_id', colocate_with => ${FIRST})`
}

async function readForced(sql: Connection, tables: readonly string[]): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relforcerowsecurity and c.relname = any(${[...tables]}) order by 1`
  return rows.map(({ name }) => name)
}

/** Returns rights on single columns, which shards are not given by themselves. */
async function readColumnGrants(sql: Connection, tables: readonly string[]) {
  return sql<{ table: string; column: string; right: string; role: string }[]>`
    select c.relname as table, a.attname as column, g.privilege_type as right, r.rolname as role
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid,
      aclexplode(a.attacl) g join pg_roles r on r.oid = g.grantee
    where n.nspname = 'public' and c.relname = any(${[...tables]}) order by 1, 2, 3, 4`
}

/** Names can't be parameters of such statements; PostgreSQL itself quotes them. */
async function run(tx: postgres.TransactionSql, template: string, ...names: string[]): Promise<void> {
  const [row] = await tx<{ text: string }[]>`select format(${template}, variadic ${names}::text[]) as text`
  await tx.unsafe(row?.text ?? '')
}

function refuseUnprepared({ hasExtension, nodes, others }: DistributionPlan): void {
  if (!hasExtension)
    throw new AppError('not_a_cluster', {
      message: 'this database has no extension "citus". An administrator makes it: create extension citus;',
    })
  if (nodes.length === 0)
    throw new AppError('no_nodes', { message: 'the cluster has no node that takes shards. Add one: citus_add_node' })
  if (others > 0)
    throw new AppError('database_in_use', {
      message: `${others} other connections are open. Stop every web process and worker first`,
    })
}
