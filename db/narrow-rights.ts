import type postgres from 'postgres'

/**
 * The rights that only processes before 0060_bound_lines.sql need. Taking them away while such a process still serves
 * would make its saves and merges fail, so this is no migration: it is done at once where the database is new, and else
 * when the operator says that no process of the earlier version runs (`npm run db:migrate -- --narrow`).
 *
 * After it, a bare statement of the application can't delete evidence, change or remove a notice, move the head of a
 * chain, lift a stop in the row of a contact, or give an identity to another contact. What is right of these is done by
 * the functions of that migration.
 */
const STATEMENTS = [
  'revoke delete on evidence from sayso_app, sayso_worker',
  'revoke update on notices from sayso_app',
  'grant update (current) on notices to sayso_app',
  'revoke update on contacts from sayso_app, sayso_worker',
  'grant update (locale, link_epoch, quiet_stops, quiet_stop_at) on contacts to sayso_app, sayso_worker',
  'revoke update on identities from sayso_app, sayso_worker',
  'grant update (value, given_by, ended_at) on identities to sayso_app, sayso_worker',
  'revoke update on sources from sayso_app, sayso_worker',
  'grant update (name, former_names) on sources to sayso_app',
]

/** Takes away what the present version does not need. Safe to repeat. */
export async function narrowRights(sql: postgres.Sql): Promise<void> {
  await sql.begin(async (tx) => {
    for (const statement of STATEMENTS) await tx.unsafe(statement)
  })
}

/** Returns whether the application still has rights that only an earlier version needs. */
export async function hasWideRights(sql: postgres.Sql): Promise<boolean> {
  const [row] = await sql<{ wide: boolean }[]>`
    select has_table_privilege('sayso_app', 'public.evidence', 'delete')
      or has_column_privilege('sayso_app', 'public.contacts', 'head_seq', 'update')
      or has_column_privilege('sayso_app', 'public.identities', 'contact_id', 'update') as wide`
  return row?.wide ?? true
}
