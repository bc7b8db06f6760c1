import type { Tx } from '@/db/client'
import { hashColumn, prevColumn, readText, textColumns, type TextRow } from '@/db/queries/ledger/line-form'
import { orNil } from '@/db/sql'

/** A row of an archive: what becomes one line of JSON, and where the next page begins. */
export interface ArchiveRow {
  row: Record<string, unknown>
  key: string
}

/** Returns contacts with every number and id by which they are or were known, in the order of their ids. */
export async function archiveContacts(tx: Tx, businessId: string, after: string | null, limit: number) {
  return tx<ArchiveRow[]>`
    select c.id::text as key, json_build_object(
      'contact_id', c.id, 'language', c.locale, 'created_at', c.created_at, 'stop_on', coalesce(c.stop_on, false),
      'stop_at', c.stop_at, 'pause_until', c.pause_until, 'released_at', c.released_at, 'erased_at', c.erased_at,
      'merged_into', c.merged_into, 'head_seq', c.head_seq, 'head_hash', c.head_hash,
      'identities', coalesce((select json_agg(json_build_object('kind', i.kind, 'canonical', i.canonical,
          'given_by', i.given_by, 'created_at', i.created_at, 'ended_at', i.ended_at) order by i.created_at, i.id)
        from identities i where i.business_id = ${businessId} and i.business_id = c.business_id
          and i.contact_id = c.id), '[]'::json)) as row
    from contacts c where c.business_id = ${businessId} and c.id > ${orNil(after)}::uuid
    order by c.id limit ${limit}`
}

/**
 * Returns sealed lines, contact by contact, each in its order. `payload` is the sealed text to the byte; of a line
 * whose bytes can't be read it is null, with the bytes in hex beside it.
 */
export async function archiveLedger(tx: Tx, businessId: string, after: string | null, limit: number) {
  const [contact = null, seq = 0] = after?.split(' ') ?? []
  const rows = await tx<(ArchiveRow & TextRow)[]>`
    select ${textColumns(tx)}, l.contact_id || ' ' || l.seq as key, json_build_object(
      'contact_id', l.contact_id, 'seq', l.seq, 'change_id', l.change_id, 'occurred_at', l.occurred_at,
      'recorded_at', l.recorded_at, 'payload', null, 'prev', ${prevColumn(tx)}, 'hash', ${hashColumn(tx)}) as row
    from ledger l where l.business_id = ${businessId}
      and (l.contact_id, l.seq) > (${orNil(contact)}::uuid, ${Number(seq)}::int)
    order by l.contact_id, l.seq limit ${limit}`
  return rows.map(({ key, row, ...line }) => {
    const payload = readText(businessId, line)
    const packed = line.packed?.toString('hex') ?? null
    return { key, row: payload === null ? { ...row, unreadable: true, packed } : { ...row, payload } }
  })
}

export interface ArchivedEvidence {
  changeId: string
  contactId: string
  salt: Buffer
  body: Buffer
  keepUntil: number
  /** The sealed text of the line that it is of; null where no such line is there, or can be read. */
  line: string | null
}

type EvidenceBytes = Pick<ArchivedEvidence, 'salt' | 'body' | 'keepUntil'>

/** Returns evidence as it is stored, encrypted, in the order of the changes' ids, each with its line. */
export async function archiveEvidence(
  tx: Tx,
  businessId: string,
  after: string | null,
  limit: number,
): Promise<ArchivedEvidence[]> {
  const rows = await tx<(EvidenceBytes & TextRow & { evidenceChangeId: string; evidenceContactId: string })[]>`
    select e.change_id as "evidenceChangeId", e.contact_id as "evidenceContactId", e.salt, e.body,
      sayso_ms(e.keep_until) as "keepUntil", ${textColumns(tx)}
    from (
      select p.change_id, p.contact_id, p.salt, p.body, p.keep_until from evidence p
      where p.business_id = ${businessId} and p.change_id > ${orNil(after)}::uuid order by p.change_id limit ${limit}
    ) e left join ledger l on l.business_id = ${businessId} and l.change_id = e.change_id
      and l.contact_id = e.contact_id
    order by e.change_id, l.seq`
  // Two lines of one change are there only where somebody wrote one by hand: the first has the evidence.
  const pieces = new Map(rows.toReversed().map((row) => [row.evidenceChangeId, row]))
  return [...pieces.values()]
    .toReversed()
    .map(({ evidenceChangeId, evidenceContactId, salt, body, keepUntil, ...l }) => ({
      changeId: evidenceChangeId,
      contactId: evidenceContactId,
      salt,
      body,
      keepUntil,
      line: readText(businessId, l),
    }))
}

/** Returns the texts that people were shown, by their hashes. */
export async function archiveNotices(tx: Tx, businessId: string, after: string | null, limit: number) {
  return tx<ArchiveRow[]>`
    select n.hash as key, json_build_object('hash', n.hash, 'language', n.locale, 'published_at', n.published_at,
      'current', n.current, 'text', n.canonical) as row
    from notices n where n.business_id = ${businessId} and n.hash > ${after ?? ''}::text
    order by n.hash limit ${limit}`
}

/** Returns the entries of the audit log, in the order of their ids. */
export async function archiveAudit(tx: Tx, businessId: string, after: string | null, limit: number) {
  return tx<ArchiveRow[]>`
    select a.id::text as key, json_build_object('id', a.id, 'at', a.at, 'caller_kind', a.caller_kind,
      'caller_id', a.caller_id, 'action', a.action, 'subject_kind', a.subject_kind, 'subject_id', a.subject_id,
      'changes', a.changes) as row
    from audit_log a where a.business_id = ${businessId} and a.id > ${orNil(after)}::uuid
    order by a.id limit ${limit}`
}

/** Returns the names behind the sources of lines. */
export async function archiveSources(tx: Tx, businessId: string, after: string | null, limit: number) {
  return tx<ArchiveRow[]>`
    select s.id::text as key, json_build_object('source_id', s.id, 'number', s.number, 'kind', s.kind, 'name', s.name,
      'reference', s.reference, 'created_at', s.created_at) as row
    from sources s where s.business_id = ${businessId} and s.id > ${orNil(after)}::uuid
    order by s.id limit ${limit}`
}

/** Returns what is set up beside the page: no secret, no token and no hash of one. */
export async function archiveSetUp(tx: Tx, businessId: string): Promise<Record<string, unknown>> {
  const rows = await tx<{ setUp: Record<string, unknown> }[]>`
    select json_build_object(
      'senders', coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name, 'number', s.display_number,
        'phone_number_id', s.phone_number_id) order by s.id) from senders s where s.business_id = ${businessId}),
        '[]'::json),
      'backends', coalesce((select json_agg(json_build_object('id', b.id, 'kind', b.kind, 'name', b.name,
        'address', b.base_url, 'status', b.status, 'created_at', b.created_at) order by b.id)
        from backends b where b.business_id = ${businessId}), '[]'::json),
      'templates', coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name, 'language', t.language,
        'category', t.category, 'topic_id', t.topic_id) order by t.id)
        from templates t where t.business_id = ${businessId}), '[]'::json),
      'api_keys', coalesce((select json_agg(json_build_object('id', k.id, 'name', k.name, 'scopes', k.scopes,
        'mode', k.mode, 'created_at', k.created_at, 'revoked_at', k.revoked_at) order by k.id)
        from api_keys k where k.business_id = ${businessId}), '[]'::json),
      'members', coalesce((select json_agg(json_build_object('id', m.id, 'name', m.name, 'email', m.email,
        'role', m.role, 'created_at', m.created_at, 'disabled_at', m.disabled_at) order by m.id)
        from members m where m.business_id = ${businessId}), '[]'::json)) as "setUp"`
  return rows[0]?.setUp ?? {}
}
