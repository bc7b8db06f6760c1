import postgres from 'postgres'
import { AppError } from '@/lib/errors'

interface Rights {
  role: string
  unbound: boolean
  migrated: boolean
  owns: boolean
  rewrites: boolean
}

/**
 * Makes sure that the role of this URL is held by the walls of the schema: bound by row-level security, unable to change
 * or remove lines of the ledger. Throws AppError `unsafe_role` or `not_migrated` with a message for the operator; an
 * unreachable database throws what postgres.js throws.
 */
export async function checkDatabaseRole(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 3, backoff: false, onnotice: () => {} })
  try {
    const [rights] = await sql<Rights[]>`
      select current_user as role, r.rolsuper or r.rolbypassrls as unbound, t.oid is not null as migrated,
        coalesce(pg_has_role(t.relowner, 'member'), false) as owns,
        coalesce(has_table_privilege(t.oid, 'update, delete, truncate'), false)
          or coalesce(has_any_column_privilege(t.oid, 'update'), false) as rewrites
      from pg_roles r left join pg_class t on t.oid = to_regclass('public.ledger')
      where r.rolname = current_user`
    if (rights) assertSafe(rights)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

function assertSafe({ role, unbound, migrated, owns, rewrites }: Rights): void {
  if (!migrated)
    throw new AppError('not_migrated', { message: 'the database has no tables yet: run npm run db:migrate' })
  const faults = [
    unbound && 'bypasses row-level security',
    owns && 'owns the tables',
    rewrites && 'may change or remove lines of the ledger',
  ].filter((fault) => fault !== false)
  if (faults.length === 0) return
  const message = `the database role "${role}" ${faults.join(', ')}. Give the process a plain login of its own (npm run db:migrate makes it).`
  throw new AppError('unsafe_role', { message })
}
