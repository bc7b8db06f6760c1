import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BenchDatabase } from '@/bench/data/databases'
import { ROOT } from '@/lib/process/environment.mjs'

/** Where each look across businesses was last defined before 0022_due_work.sql. */
const DEFINED_IN: Readonly<Record<string, string>> = {
  sayso_businesses_to_feed: '0001_guards',
  sayso_due_inbox: '0004_inbound',
  sayso_due_polls: '0004_inbound',
  sayso_due_imports: '0006_api',
  sayso_due_outbox: '0018_whatsapp',
}

/** What the looks of today ask for, found as it was found before: marks and rechecks in one question. */
const SAME_QUESTION = `
  create or replace function sayso_due_deliveries(at timestamptz)
  returns table (business_id uuid, backend_id uuid, urgent boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
    select d.business_id, d.backend_id, d.has_urgent from sayso_due_backends(at) d $$;
  create or replace function sayso_due_rechecks(at timestamptz, most integer)
  returns table (business_id uuid, backend_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
    select null::uuid, null::uuid where false $$`

const INDEXES = `
  drop index inbox_due, outbox_due, imports_due, poll_cursors_due, sync_marks_due_by_time, sync_marks_recheck_at;
  create index inbox_due on inbox (business_id, due_at);
  create index outbox_due on outbox (business_id, backend_id, due_at);
  create index imports_due on imports (business_id, due_at)`

/**
 * Gives a database the functions and indexes that the worker had before migration 0022, out of the older migrations
 * themselves.
 */
export async function asBefore(database: BenchDatabase): Promise<void> {
  const admin = database.admin()
  try {
    for (const [name, file] of Object.entries(DEFINED_IN)) await admin.sql.unsafe(definition(name, file))
    await admin.sql.unsafe(SAME_QUESTION)
    await admin.sql.unsafe(INDEXES)
    await admin.sql`analyze`
  } finally {
    await admin.close()
  }
}

function definition(name: string, file: string): string {
  const statements = readFileSync(join(ROOT, 'db/migrations', `${file}.sql`), 'utf8').split('--> statement-breakpoint')
  const found = statements.find((text) => new RegExp(`^\\s*CREATE (OR REPLACE )?FUNCTION ${name}\\(`, 'm').test(text))
  if (!found) throw new Error(`${file}.sql does not define ${name}`)
  return found.replace(/CREATE FUNCTION/, 'CREATE OR REPLACE FUNCTION')
}
