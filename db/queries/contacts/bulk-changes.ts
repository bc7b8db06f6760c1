import type { Tx } from '@/db/client'
import type { NewIdentity } from '@/db/queries/identities/identities'
import { keepsConsent } from '@/db/queries/sync/sync-marks'
import type { Instant } from '@/lib/consent/types'
import type { StoredAnswer } from './contact-rows'

/**
 * What an import writes for thousands of people, a statement a table. Columns travel as one text each, a line a value: an array would be
 * quoted and escaped value by value, on both sides. So no value may hold a line break; what is free text travels as an array.
 */
const NULL = '~'
const column = (values: readonly (string | number | null)[]): string =>
  values.map((value) => (value === null ? NULL : value)).join('\n')
const list = (tx: Tx, values: readonly (string | number | null)[]) =>
  tx`string_to_array(${column(values)}, chr(10), ${NULL})`

const isoCache = { instant: Number.NaN, text: '' }
/** Neighbours mostly have the same time. */
function iso(instant: Instant | null): string | null {
  if (instant === null) return null
  if (isoCache.instant !== instant) {
    isoCache.instant = instant
    isoCache.text = new Date(instant).toISOString()
  }
  return isoCache.text
}

export interface NewImported {
  contactId: string
  identityId: string
  /** Without line breaks: it was read. */
  identity: Pick<NewIdentity, 'kind' | 'value' | 'canonical' | 'matchKey'>
  head: { seq: number; hash: string }
}

/** Makes contacts with the head of their chain, and the number each is known by. Returns how many numbers nobody else had. */
export async function insertImported(
  tx: Tx,
  businessId: string,
  people: readonly NewImported[],
  now: Instant,
): Promise<number> {
  if (people.length === 0) return 0
  const ids = column(people.map((p) => p.contactId))
  const [, written] = await Promise.all([
    tx`
      insert into contacts (business_id, id, head_seq, head_hash, created_at)
      select ${businessId}::uuid, id, seq, hash, ${iso(now)}::timestamptz
      from unnest(string_to_array(${ids}, chr(10))::uuid[], ${list(
        tx,
        people.map((p) => p.head.seq),
      )}::int[],
        ${list(
          tx,
          people.map((p) => p.head.hash),
        )}) as v(id, seq, hash)`,
    tx`
      insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, given_by, created_at)
      select ${businessId}::uuid, id, contact, kind, value, canonical, key, 'typed', ${iso(now)}::timestamptz
      from unnest(${list(
        tx,
        people.map((p) => p.identityId),
      )}::uuid[], string_to_array(${ids}, chr(10))::uuid[],
        ${list(
          tx,
          people.map((p) => p.identity.value),
        )}, ${list(
          tx,
          people.map((p) => p.identity.canonical),
        )},
        ${list(
          tx,
          people.map((p) => p.identity.matchKey),
        )}, ${list(
          tx,
          people.map((p) => p.identity.kind),
        )}) as v(id, contact, value, canonical, key, kind)
      on conflict (business_id, match_key) where ended_at is null do nothing`,
  ])
  return written.count
}

export interface NewLine {
  contactId: string
  seq: number
  changeId: string
  occurredAt: Instant
  /** Canonical JSON: it holds no raw line break. */
  payload: string
  prev: string
  hash: string
  dedupeKey: string
  evidence: { salt: Buffer; body: Buffer; digest: string }
}

/** Appends lines of imports, marks them for the feed, and keeps their evidence. */
export async function appendImportedLines(
  tx: Tx,
  businessId: string,
  lines: readonly NewLine[],
  times: { now: Instant; keepUntil: Instant },
): Promise<void> {
  if (lines.length === 0) return
  const contacts = column(lines.map((l) => l.contactId))
  const seqs = column(lines.map((l) => l.seq))
  const changes = column(lines.map((l) => l.changeId))
  await Promise.all([
    tx`
      insert into ledger (business_id, contact_id, seq, change_id, kind, occurred_at, recorded_at, actor, method, payload, prev, hash, dedupe_key)
      select ${businessId}::uuid, contact, seq, change, 'preferences', at, ${iso(times.now)}::timestamptz, 'import', 'import', payload, prev, hash, key
      from unnest(string_to_array(${contacts}, chr(10))::uuid[], string_to_array(${seqs}, chr(10))::int[], string_to_array(${changes}, chr(10))::uuid[],
        ${list(
          tx,
          lines.map((l) => iso(l.occurredAt)),
        )}::timestamptz[], ${list(
          tx,
          lines.map((l) => l.payload),
        )}, ${list(
          tx,
          lines.map((l) => l.prev),
        )},
        ${list(
          tx,
          lines.map((l) => l.hash),
        )}, ${list(
          tx,
          lines.map((l) => l.dedupeKey),
        )}) as v(contact, seq, change, at, payload, prev, hash, key)`,
    tx`
      insert into unfed_lines (business_id, contact_id, seq)
      select ${businessId}::uuid, contact, seq
      from unnest(string_to_array(${contacts}, chr(10))::uuid[], string_to_array(${seqs}, chr(10))::int[]) as v(contact, seq)`,
    tx`
      insert into evidence (business_id, change_id, contact_id, salt, body, digest, keep_until)
      select ${businessId}::uuid, change, contact, decode(salt, 'hex'), decode(body, 'hex'), digest, ${iso(times.keepUntil)}::timestamptz
      from unnest(string_to_array(${changes}, chr(10))::uuid[], string_to_array(${contacts}, chr(10))::uuid[],
        ${list(
          tx,
          lines.map((l) => l.evidence.salt.toString('hex')),
        )}, ${list(
          tx,
          lines.map((l) => l.evidence.body.toString('hex')),
        )},
        ${list(
          tx,
          lines.map((l) => l.evidence.digest),
        )}) as v(change, contact, salt, body, digest)`,
  ])
}

export type AnswerOf = StoredAnswer & { contactId: string }

/** Answers of people that nobody knew before. */
export async function insertAnswers(tx: Tx, businessId: string, rows: readonly AnswerOf[]): Promise<void> {
  if (rows.length === 0) return
  const pick = (read: (row: AnswerOf) => string | null) => list(tx, rows.map(read))
  await tx`
    insert into answers (business_id, contact_id, topic_id, answer, at, since, change_id, basis, evidence, lane, lanes)
    select ${businessId}::uuid, contact, topic, answer, at, at, change, basis, evidence, lane, lanes
    from unnest(${pick((r) => r.contactId)}::uuid[], ${pick((r) => r.topicId)}::uuid[], ${pick((r) => r.answer)}, ${pick((r) => iso(r.at))}::timestamptz[],
      ${pick((r) => r.changeId)}::uuid[], ${pick((r) => r.basis)}, ${pick((r) => r.evidence)}, ${pick((r) => r.lane)},
      ${pick((r) => (r.lanes ? JSON.stringify(r.lanes) : null))}::jsonb[]) as v(contact, topic, answer, at, change, basis, evidence, lane, lanes)`
}

/** Moves the heads of chains. Nothing else of a contact's own row is an import's to change. */
export async function moveHeads(
  tx: Tx,
  businessId: string,
  heads: readonly { contactId: string; seq: number; hash: string }[],
): Promise<void> {
  if (heads.length === 0) return
  await tx`
    update contacts k set head_seq = v.seq, head_hash = v.hash
    from unnest(${heads.map((h) => h.contactId)}::uuid[], ${heads.map((h) => h.seq)}::int[], ${heads.map((h) => h.hash)}::text[]) as v(id, seq, hash)
    where k.business_id = ${businessId} and k.id = v.id`
}

export interface ImportedMark {
  contactId: string
  version: number
  urgent: boolean
  recheckAt: Instant | null
}

/** Marks people that nobody knew before for the backends that keep consent. */
export async function markImported(
  tx: Tx,
  businessId: string,
  marks: readonly ImportedMark[],
  now: Instant,
): Promise<void> {
  if (marks.length === 0) return
  await tx`
    insert into sync_marks (business_id, backend_id, contact_id, version, urgent, due_at, waiting_since)
    select b.business_id, b.id, v.id, v.version, v.urgent, ${iso(now)}::timestamptz, ${iso(now)}::timestamptz
    from backends b cross join unnest(${list(
      tx,
      marks.map((m) => m.contactId),
    )}::uuid[], ${list(
      tx,
      marks.map((m) => m.version),
    )}::int[],
      ${list(
        tx,
        marks.map((m) => (m.urgent ? 't' : 'f')),
      )}::boolean[]) as v(id, version, urgent)
    where b.business_id = ${businessId} and b.status <> 'disabled' and ${keepsConsent(tx)}`
}

/** The same for people who are known, and for whoever was merged into them; see `markForSync`. */
export async function markKnown(
  tx: Tx,
  businessId: string,
  marks: readonly ImportedMark[],
  now: Instant,
): Promise<void> {
  if (marks.length === 0) return
  const ids = marks.map((m) => m.contactId)
  await tx`
    insert into sync_marks (business_id, backend_id, contact_id, version, urgent, due_at, waiting_since, recheck_at)
    select b.business_id, b.id, k.id, v.version, v.urgent, ${iso(now)}::timestamptz, ${iso(now)}::timestamptz, v.recheck
    from backends b cross join contacts k
      join unnest(${ids}::uuid[], ${marks.map((m) => m.version)}::int[], ${marks.map((m) => String(m.urgent))}::text[]::boolean[],
        ${marks.map((m) => (m.recheckAt === null ? null : new Date(m.recheckAt).toISOString()))}::timestamptz[]) as v(id, version, urgent, recheck)
        on v.id = coalesce(k.merged_into, k.id)
    where b.business_id = ${businessId} and k.business_id = ${businessId} and b.status <> 'disabled' and ${keepsConsent(tx)}
      and (k.id = any(${ids}::uuid[]) or k.merged_into = any(${ids}::uuid[]))
    on conflict (business_id, backend_id, contact_id) do update set
      version = excluded.version, urgent = sync_marks.urgent or excluded.urgent, due_at = excluded.due_at,
      waiting_since = coalesce(sync_marks.waiting_since, excluded.waiting_since), recheck_at = excluded.recheck_at,
      set_aside = null, attempts = 0`
}
