import type { Tx } from '@/db/client'
import { hashColumn, prevColumn, textColumns, textOf, type TextRow } from '@/db/queries/ledger/line-form'
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

/** Returns sealed lines, contact by contact, each in its order. `payload` is the sealed text to the byte. */
export async function archiveLedger(tx: Tx, businessId: string, after: string | null, limit: number) {
  const [contact = null, seq = 0] = after?.split(' ') ?? []
  const rows = await tx<(ArchiveRow & TextRow)[]>`
    select ${textColumns(tx)}, l.contact_id || ' ' || l.seq as key, json_build_object(
      'contact_id', l.contact_id, 'seq', l.seq, 'change_id', l.change_id, 'occurred_at', l.occurred_at,
      'recorded_at', l.recorded_at, 'payload', null, 'prev', ${prevColumn(tx)}, 'hash', ${hashColumn(tx)}) as row
    from ledger l where l.business_id = ${businessId}
      and (l.contact_id, l.seq) > (${orNil(contact)}::uuid, ${Number(seq)}::int)
    order by l.contact_id, l.seq limit ${limit}`
  return rows.map(({ key, row, ...line }) => ({ key, row: { ...row, payload: textOf(businessId, line) } }))
}

export interface ArchivedEvidence {
  changeId: string
  contactId: string
  salt: Buffer
  body: Buffer
  /** Null in the shorter layout: it follows from salt and text, and the line has it. */
  digest: string | null
  keepUntil: number
}

/** Returns evidence as it is stored, encrypted, in the order of the changes' ids. */
export async function archiveEvidence(tx: Tx, businessId: string, after: string | null, limit: number) {
  return tx<ArchivedEvidence[]>`
    select change_id as "changeId", contact_id as "contactId", salt, body, digest, sayso_ms(keep_until) as "keepUntil"
    from evidence where business_id = ${businessId} and change_id > ${orNil(after)}::uuid
    order by change_id limit ${limit}`
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
