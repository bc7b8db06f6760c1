import type { BenchDatabase } from '@/bench/data/databases'
import type { Sql } from '@/db/client'
import { systemClock } from '@/lib/clock'
import { DEMO } from '@/lib/demo/business'
import { countFigures } from '@/lib/sync/upkeep/count-figures'

/** How many lines one person has, so that their timeline has pages deep inside. */
export const LONG_STORY = 2000

/** What the screens are asked about. */
export interface Subjects {
  /** Contacts spread over all of them. */
  contacts: string[]
  /** The contact with `LONG_STORY` lines. */
  longest: string
  template: string | null
}

/**
 * Adds lines until the business has `lines` of them, `entries` to the audit log, and a person with a long story. The
 * lines repeat the first line of each contact; their hashes are not a chain, which no screen verifies.
 */
export async function addHistory(
  database: BenchDatabase,
  { lines, entries }: { lines: number; entries: number },
): Promise<Subjects> {
  const admin = database.admin()
  try {
    const { sql } = admin
    const [row] = await sql<{ contacts: number; lines: number }[]>`
      select (select count(*)::int from contacts where business_id = ${DEMO.businessId}) as contacts,
        (select count(*)::int from ledger where business_id = ${DEMO.businessId}) as lines`
    const { contacts = 1, lines: known = 0 } = row ?? {}
    const each = Math.max(1, Math.round((lines - known) / contacts))
    await addLines(sql, 2, 1 + each, null)
    const [{ id: longest } = { id: '' }] = await sql<{ id: string }[]>`
      select contact_id as id from sync_marks where business_id = ${DEMO.businessId} and external_id is not null
      order by contact_id offset ${Math.floor(contacts / 3)} limit 1`
    await addLines(sql, 2 + each, LONG_STORY, longest)
    await sql`
      update contacts c set head_seq = l.last
      from (select contact_id, max(seq) as last from ledger where business_id = ${DEMO.businessId} group by 1) l
      where c.business_id = ${DEMO.businessId} and c.id = l.contact_id`
    await sql`
      insert into audit_log (business_id, id, at, caller_kind, caller_id, action, subject_kind, subject_id, changes)
      select ${DEMO.businessId}::uuid, gen_random_uuid(), now() - n * interval '4 minutes', 'operator', null,
        (array['topic.changed', 'brand.changed', 'template.mapped', 'key.created'])[1 + n % 4], 'business',
        ${DEMO.businessId}::uuid, '{}'
      from generate_series(1, ${entries}) n`
    await sql`vacuum analyze`
    return await subjectsOf(sql, longest)
  } finally {
    await admin.close()
  }
}

/** Adds lines from one place of a contact's story to another, of everybody or of one contact, and feeds them. */
async function addLines(sql: Sql, from: number, to: number, contact: string | null): Promise<void> {
  await sql`
    with added as (
      insert into ledger (business_id, contact_id, seq, change_id, kind, occurred_at, recorded_at, actor, method,
        source_id, packed, prev_bytes, hash_bytes)
      select l.business_id, l.contact_id, n, gen_random_uuid(), l.kind, l.occurred_at + n * interval '1 minute',
        l.recorded_at + n * interval '1 minute', l.actor, l.method, l.source_id, l.packed, l.hash_bytes,
        sha256(l.hash_bytes || n::text::bytea)
      from ledger l cross join generate_series(${from}::int, ${to}::int) n
      where l.business_id = ${DEMO.businessId} and l.seq = 1
        and l.contact_id = coalesce(${contact}::uuid, l.contact_id)
      on conflict do nothing
      returning business_id, contact_id, seq
    )
    insert into feed (business_id, position, contact_id, seq)
    select business_id, (select max(position) from feed) + row_number() over (order by contact_id, seq), contact_id, seq
    from added`
}

async function subjectsOf(sql: Sql, longest: string): Promise<Subjects> {
  const contacts = await sql<{ id: string }[]>`
    select contact_id as id from sync_marks
    where business_id = ${DEMO.businessId} and external_id is not null order by md5(contact_id::text) limit 200`
  const [template] = await sql<{ id: string }[]>`
    select id from templates where business_id = ${DEMO.businessId} order by id limit 1`
  return { contacts: contacts.map(({ id }) => id), longest, template: template?.id ?? null }
}

/** How many of the newest lines are counted by the day. */
const COUNTED = 10_000

/** Counts what the overview shows, as a worker does: the reach of all contacts, and the newest lines by the day. */
export async function countAll(database: BenchDatabase): Promise<void> {
  const admin = database.admin()
  const worker = database.worker(2)
  try {
    await admin.sql`
      insert into figures as f (business_id, position, days_due_at, reach_due_at)
      select ${DEMO.businessId}::uuid, greatest(0, max(position) - ${COUNTED}), now(), now()
      from feed where business_id = ${DEMO.businessId}
      on conflict (business_id) do update
      set position = excluded.position, days_due_at = now(), reach_due_at = now(), reach_claimed_until = null`
    await countFigures({ db: worker, clock: systemClock, services: { settings: { sentMessageDays: 180 } } }, () => true)
  } finally {
    await Promise.all([worker.close(), admin.close()])
  }
}
