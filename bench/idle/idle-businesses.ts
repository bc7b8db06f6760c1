import type { BenchDatabase } from '@/bench/data/databases'

/** Contacts of each business. */
const CONTACTS = 5

/**
 * Leaves nothing in a database but businesses that have been busy and wait for nothing but the time: every contact is
 * in step and one consent of each expires some day, what came in and went out is done, the figures of the console are
 * counted, the next reading of the backend is due tomorrow.
 */
export async function makeIdle(database: BenchDatabase, businesses: number): Promise<void> {
  const admin = database.admin()
  try {
    await admin.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`truncate businesses, backends, contacts, answers, ledger, feed, unfed_lines, unfed_batches, identities,
        sync_marks, inbox, outbox, poll_cursors, imports, audiences, idempotency_keys, evidence, reviews cascade`
      await tx`create temporary table idle on commit drop as
        select gen_random_uuid() as business_id, gen_random_uuid() as backend_id, n
        from generate_series(1, ${businesses}) n`
      await tx`
        insert into businesses (id, number, slug, name, color, locales, default_locale, time_zone, country,
          whatsapp_number,
          link_keywords, help_url, controller, frame_origins, created_at)
        select business_id, n, 'idle-' || n, 'Idle', '#0b6e4f', '{en}', 'en', 'UTC', 'CO', '573001234567', '{}',
          'mailto:a@b.example', '{}', '{}', now() from idle`
      await tx`
        insert into backends (business_id, id, kind, name, base_url, secret, inbound_token_hash, status, status_at,
          settings, created_at)
        select business_id, backend_id, 'webhook', 'Idle', 'https://idle.example', '', '', 'active', now(), '{}', now()
        from idle`
      await tx`
        insert into sync_marks (business_id, backend_id, contact_id, version, confirmed_version, recheck_at)
        select business_id, backend_id, gen_random_uuid(), 1, 1, case when c = 1 then now() + interval '30 days' end
        from idle cross join generate_series(1, ${CONTACTS}) c`
      await tx`
        insert into inbox (business_id, id, backend_id, body, body_hash, received_at)
        select business_id, gen_random_uuid(), backend_id, '', 'x', now() from idle`
      await tx`
        insert into outbox (business_id, id, backend_id, contact_id, sender_id, kind, created_at, sent_at)
        select business_id, gen_random_uuid(), backend_id, gen_random_uuid(), gen_random_uuid(), 'answer', now(), now()
        from idle`
      await tx`
        insert into poll_cursors (business_id, backend_id, kind, due_at)
        select business_id, backend_id, 'changes', now() + interval '1 day' from idle`
      await tx`
        insert into imports (business_id, id, name, status, settings, created_at, ended_at)
        select business_id, gen_random_uuid(), 'x', 'done', '{}', now(), now() from idle`
      await tx`
        insert into figures (business_id, people, reach_at, reach_ms, position)
        select business_id, ${CONTACTS}, now(), 1, 0 from idle`
    })
    await admin.sql`vacuum analyze`
  } finally {
    await admin.close()
  }
}
