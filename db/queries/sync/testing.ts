import type { Database } from '@/db/client'
import { newId } from '@/lib/ids'

const NOW = Date.UTC(2026, 10, 29, 12)
/** Returns the time at an offset in milliseconds from the noon of these tests, as SQL takes it. */
export const at = (offsetMs: number) => new Date(NOW + offsetMs).toISOString()

/** The looks, as the application writes them, and the plain question each one must come to. */
export const LOOKS = {
  deliveries: {
    look: (when: string) => `select business_id, backend_id from sayso_due_deliveries('${when}')`,
    plain: (when: string) => `
      select distinct k.business_id, k.id
      from sync_marks m join backends k on k.business_id = m.business_id and k.id = m.backend_id
      where k.status <> 'disabled' and m.due_at <= '${when}'`,
  },
  urgent: {
    look: (when: string) => `select business_id, backend_id from sayso_due_deliveries('${when}') where urgent`,
    plain: (when: string) => `
      select distinct k.business_id, k.id
      from sync_marks m join backends k on k.business_id = m.business_id and k.id = m.backend_id
      where k.status <> 'disabled' and m.due_at <= '${when}' and m.urgent`,
  },
  rechecks: {
    look: (when: string) => `select business_id, backend_id from sayso_due_rechecks('${when}', 1000000)`,
    plain: (when: string) => `select distinct business_id, backend_id from sync_marks where recheck_at <= '${when}'`,
  },
  inbox: {
    look: (when: string) => `select id from sayso_due_inbox('${when}') as id`,
    plain: (when: string) => `select distinct business_id as id from inbox where due_at <= '${when}'`,
  },
  outbox: {
    look: (when: string) => `select distinct business_id, backend_id from sayso_due_outbox('${when}')`,
    plain: (when: string) => `
      select distinct k.business_id, k.id
      from outbox o join backends k on k.business_id = o.business_id and k.id = o.backend_id
      where k.status <> 'disabled' and (o.due_at <= '${when}' or o.release_due <= '${when}')`,
  },
  polls: {
    look: (when: string) => `select business_id, backend_id, kind from sayso_due_polls('${when}')`,
    plain: (when: string) => `select business_id, backend_id, kind from poll_cursors where due_at <= '${when}'`,
  },
  imports: {
    look: (when: string) => `select id from sayso_due_imports('${when}') as id`,
    plain: (when: string) => `select distinct business_id as id from imports where due_at <= '${when}'`,
  },
  feed: {
    look: () => 'select id from sayso_businesses_to_feed() as id',
    plain: () => 'select business_id as id from unfed_lines union select business_id from unfed_batches',
  },
  oldApiRows: {
    look: (when: string) => `select distinct id from sayso_businesses_with_old_api_rows('${when}', '${when}') as id`,
    plain: (when: string) => `
      select business_id as id from idempotency_keys where created_at < '${when}'
      union select business_id from imports where created_at < '${when}'
      union select business_id from audiences where created_at < '${when}'`,
  },
  oldReviews: {
    look: (when: string) => `select id from sayso_businesses_with_old_reviews('${when}') as id`,
    plain: (when: string) => `select distinct business_id as id from reviews where keep_until <= '${when}'`,
  },
  oldEvidence: {
    look: (when: string) => `select id from sayso_businesses_with_old_evidence('${when}') as id`,
    plain: (when: string) => `select distinct business_id as id from evidence where keep_until <= '${when}'`,
  },
} as const
export const NAMES = Object.keys(LOOKS) as (keyof typeof LOOKS)[]

export interface Rows {
  [table: string]: Record<string, unknown>[]
}

/** Writes rows past foreign keys and row-level security, as the superuser. */
export async function writeRows(admin: Database, rows: Rows): Promise<void> {
  await admin.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    for (const [table, all] of Object.entries(rows))
      if (all.length > 0)
        await tx`insert into ${tx(table)} select * from jsonb_populate_recordset(null::${tx(table)}, ${JSON.stringify(all.map(whole[table] ?? ((row) => row)))}::text::jsonb)`
  })
}

/** The columns that a table wants besides those that a look reads. */
const whole: Record<string, (row: Record<string, unknown>) => Record<string, unknown>> = {
  sync_marks: (row) => ({ contact_id: newId(), version: 1, confirmed_version: 0, urgent: false, attempts: 0, ...row }),
  inbox: (row) => ({
    id: newId(),
    backend_id: newId(),
    body: '',
    body_hash: newId(),
    received_at: at(0),
    attempts: 0,
    only_progress: false,
    ...row,
  }),
  outbox: (row) => ({
    ...{ id: newId(), contact_id: newId(), sender_id: newId(), kind: 'answer', created_at: at(0) },
    ...{ attempts: 0, release_tries: 0, ...row },
  }),
  imports: (row) => ({
    ...{ id: newId(), name: 'x', status: 'done', settings: {}, bytes: 0, chunks: 0, rows: 0, taken: 0 },
    ...{ unchanged: 0, kept_out: 0, refused: 0, guessed: 0, created_at: at(0), ...row },
  }),
  idempotency_keys: (row) => ({ api_key_id: newId(), route: 'r', key: newId(), request_hash: 'x', ...row }),
  audiences: (row) => ({
    ...{
      id: newId(),
      api_key_id: newId(),
      status: 'done',
      question: {},
      rows: 0,
      allowed: 0,
      unreadable: 0,
      reasons: {},
    },
    ...row,
  }),
  reviews: (row) => ({
    ...{ id: newId(), kind: 'drift', dedupe_key: newId(), body: '', created_at: at(0), keep_until: at(0), ...row },
  }),
  evidence: (row) => ({ change_id: newId(), contact_id: newId(), salt: '', body: '', digest: newId(), ...row }),
  unfed_lines: (row) => ({ contact_id: newId(), seq: 1, ...row }),
  unfed_batches: (row) => ({ id: newId(), contact_ids: [newId()], seqs: [1], ...row }),
  backends: (row) => ({
    ...{
      kind: 'webhook',
      name: 'x',
      base_url: '',
      secret: '',
      inbound_token_hash: '',
      settings: {},
      created_at: at(0),
    },
    ...{ status_at: at(0), ...row },
  }),
}
