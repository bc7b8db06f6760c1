import postgres from 'postgres'
import { AppError } from '@/lib/errors'

interface Rights {
  role: string
  migrated: boolean
  unbound: boolean
  grants: boolean
  owns: string[]
  rewrites: boolean
  triggers: string[]
  creates: boolean
  powers: string[]
}

/**
 * Roles of PostgreSQL's own that reach past every limit: files, programs, all data, other sessions, the server's
 * settings.
 */
const POWERS = [
  'pg_execute_server_program',
  'pg_read_server_files',
  'pg_write_server_files',
  'pg_read_all_data',
  'pg_write_all_data',
  'pg_database_owner',
  'pg_signal_backend',
  'pg_checkpoint',
  'pg_create_subscription',
  'pg_maintain',
]

/**
 * Makes sure that the role of this URL is limited as the schema intends: bound by row-level security, unable to change
 * or remove lines of the ledger, and without a way to gain more rights, by itself or by SET ROLE to any role of which
 * it is a member. Throws AppError `unsafe_role` or `not_migrated` with a message for the operator; for an unreachable
 * database it throws the error of postgres.js.
 */
export async function checkDatabaseRole(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 3, backoff: false, onnotice: () => {} })
  try {
    const [rights] = await sql<Rights[]>`
      -- Every role that the login can act as: itself, and those of which it is a member, with or without inheriting.
      with mine as (select r.* from pg_roles r where pg_has_role(current_user, r.oid, 'member')),
        ours as (select n.oid, n.nspname, n.nspowner from pg_namespace n where n.nspname in ('public', 'drizzle')),
        things as (
          select 'database ' || d.datname as name, d.datdba as owner from pg_database d where d.datname = current_database()
          union all select 'schema ' || nspname, nspowner from ours
          union all select 'table ' || c.relname, c.relowner from pg_class c join ours on ours.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
          union all select 'function ' || p.proname, p.proowner from pg_proc p join ours on ours.oid = p.pronamespace)
      select current_user as role, to_regclass('public.ledger') is not null as migrated,
        exists (select 1 from mine where rolsuper or rolbypassrls) as unbound,
        exists (select 1 from mine where rolcreaterole or rolreplication) as grants,
        array(select name from things where owner in (select oid from mine)
          order by name not like 'table %', name limit 5) as owns,
        exists (select 1 from pg_class t, mine m where t.oid = to_regclass('public.ledger')
          and (has_table_privilege(m.oid, t.oid, 'update, delete, truncate')
            or has_any_column_privilege(m.oid, t.oid, 'update'))) as rewrites,
        array(select distinct c.relname::text from pg_class c join ours on ours.oid = c.relnamespace, mine m
          where c.relkind in ('r', 'p', 'v') and has_table_privilege(m.oid, c.oid, 'trigger') order by 1 limit 5) as triggers,
        exists (select 1 from ours, mine m where has_schema_privilege(m.oid, ours.oid, 'create'))
          or exists (select 1 from mine m where has_database_privilege(m.oid, current_database(), 'create')) as creates,
        array(select rolname::text from mine where rolname = any(${POWERS}) order by 1) as powers`
    if (rights) assertSafe(rights)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

function assertSafe(rights: Rights): void {
  if (!rights.migrated)
    throw new AppError('not_migrated', { message: 'the database has no tables yet. Run npm run db:migrate first' })
  const { role, unbound, grants, owns, rewrites, triggers, creates, powers } = rights
  const faults = [
    unbound && 'bypasses row-level security',
    grants && 'may make roles or replicate',
    owns.some((name) => name.startsWith('table ')) && 'owns the tables',
    owns.length > 0 && `owns what others rely on (${owns.join(', ')})`,
    rewrites && 'may change or remove lines of the ledger',
    triggers.length > 0 && `may put triggers on tables (${triggers.join(', ')})`,
    creates && 'may create objects in the schema or the database',
    powers.length > 0 && `is a member of ${powers.join(', ')}`,
  ].filter((fault) => fault !== false)
  if (faults.length === 0) return
  const message = `the database role "${role}" ${faults.join(', ')}; it itself, or a role that it is a member of. Give the process a plain login of its own (npm run db:migrate makes it).`
  throw new AppError('unsafe_role', { message })
}
