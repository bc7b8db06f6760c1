import type postgres from 'postgres'

/**
 * What a schema offers to the roles of the application: what a release may have in its statements. Texts and no lists,
 * so that a change of one thing changes one line of db/last-release.json.
 */
export interface Surface {
  tables: Record<string, SurfaceTable>
  /** By name and types of arguments: what it returns, and which roles may call it. */
  functions: Record<string, { returns: string; roles: string }>
}

export interface SurfaceTable {
  /** Type, and whether a value is needed: `uuid not null`, `text`, `boolean not null default`. */
  columns: Record<string, string>
  /** By role and right: the columns, or `all` of them. */
  rights: Record<string, string>
  /** What may refuse a row or hide it: constraints, unique indexes, policies and triggers, each with its definition. */
  rules: Record<string, string>
}

const ROLES = ['sayso_app', 'sayso_worker'] as const
const RIGHTS = ['select', 'insert', 'update'] as const

interface ColumnRow {
  table: string
  name: string
  type: string
  needed: boolean
  filled: boolean
}

/** Reads the surface of a database. It needs a login that sees the whole catalog, such as the owner of the tables. */
export async function readSurface(sql: postgres.Sql): Promise<Surface> {
  const columns = await sql<ColumnRow[]>`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      a.attnotnull as needed, a.atthasdef or a.attidentity <> '' as filled
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attname`
  const tables: Record<string, SurfaceTable> = {}
  for (const { table, name, type, needed, filled } of columns) {
    const of = (tables[table] ??= { columns: {}, rights: {}, rules: {} })
    of.columns[name] = `${type}${needed ? ' not null' : ''}${filled ? ' default' : ''}`
  }
  for (const { table, right, columns: allowed, all } of await readRights(sql)) {
    const of = tables[table]
    if (of) of.rights[right] = all ? 'all' : allowed.join(' ')
  }
  for (const { table, name, definition } of await readRules(sql)) {
    const of = tables[table]
    if (of) of.rules[name] = definition
  }
  return { tables, functions: await readFunctions(sql) }
}

async function readRights(sql: postgres.Sql) {
  return sql<{ table: string; right: string; columns: string[]; all: boolean }[]>`
    select c.relname as table, r.role || ' ' || p.privilege as right,
      array_agg(a.attname::text order by a.attname)
        filter (where has_column_privilege(r.role, c.oid, a.attnum, p.privilege)) as columns,
      bool_and(has_column_privilege(r.role, c.oid, a.attnum, p.privilege)) as all
    from pg_class c join pg_attribute a on a.attrelid = c.oid
      cross join unnest(${[...ROLES]}::text[]) r (role) cross join unnest(${[...RIGHTS]}::text[]) p (privilege)
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped
    group by 1, 2 having bool_or(has_column_privilege(r.role, c.oid, a.attnum, p.privilege))
    union all
    select c.relname, r.role || ' delete', '{}', true
    from pg_class c cross join unnest(${[...ROLES]}::text[]) r (role)
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v')
      and has_table_privilege(r.role, c.oid, 'delete')
    order by 1, 2`
}

async function readRules(sql: postgres.Sql) {
  return sql<{ table: string; name: string; definition: string }[]>`
    select c.relname as table, 'constraint ' || n.conname as name, pg_get_constraintdef(n.oid) as definition
    from pg_constraint n join pg_class c on c.oid = n.conrelid
    where c.relnamespace = 'public'::regnamespace and n.contype in ('c', 'f', 'p', 'u', 'x')
    union all
    select c.relname, 'index ' || i.relname, pg_get_indexdef(x.indexrelid)
    from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
    where c.relnamespace = 'public'::regnamespace and x.indisunique
      and not exists (select from pg_constraint n where n.conindid = x.indexrelid)
    union all
    select c.relname, 'row security', case when c.relforcerowsecurity then 'forced' else 'on' end
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity
    union all
    select p.tablename, 'policy ' || p.policyname,
      concat_ws(' ', p.permissive, p.cmd, p.roles::text, p.qual, 'check', p.with_check)
    from pg_policies p where p.schemaname = 'public'
    union all
    select c.relname, 'trigger ' || t.tgname, pg_get_triggerdef(t.oid)
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'public'::regnamespace and not t.tgisinternal
    order by 1, 2`
}

async function readFunctions(sql: postgres.Sql): Promise<Surface['functions']> {
  const rows = await sql<{ name: string; returns: string; roles: string }[]>`
    select f.proname || '(' || oidvectortypes(f.proargtypes) || ')' as name, pg_get_function_result(f.oid) as returns,
      string_agg(r.role, ' ' order by r.role) as roles
    from pg_proc f cross join unnest(${[...ROLES]}::text[]) r (role)
    where f.pronamespace = 'public'::regnamespace and f.prokind = 'f' and f.proname like 'sayso\\_%'
      and has_function_privilege(r.role, f.oid, 'execute')
    group by f.oid order by 1`
  return Object.fromEntries(rows.map(({ name, returns, roles }) => [name, { returns, roles }]))
}
