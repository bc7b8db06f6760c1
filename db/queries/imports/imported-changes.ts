import type { Tx } from '@/db/client'
import { writesCompact } from '@/db/layout'
import { formOf, madeOf, type WrittenAnswer } from '@/db/queries/contacts/answer-form'
import { type NewIdentity, storedValue } from '@/db/queries/identities/identities'
import { refuseKnownKeys } from '@/db/queries/ledger/dedupe-keys'
import { digestColumn } from '@/db/queries/ledger/evidence'
import { formOfLine, type StoredForm } from '@/db/queries/ledger/line-form'
import { insertUnfed } from '@/db/queries/ledger/unfed'
import { keepsConsent, waitingSince } from '@/db/queries/sync/sync-marks'
import { columnsOf, instant, joinLines, lines as joined } from '@/db/sql'
import { TextColumn } from '@/db/text-column'
import type { Instant } from '@/lib/consent/types'

/**
 * The statements by which an import writes thousands of contacts, one for each table. Each column is sent as one text
 * with one value per line (`joinLines`), because that is faster than an array. Free text is sent as an array.
 */

/** Returns what takes one column out of rows, as one text. */
const textColumnsOf =
  <Row>(tx: Tx, rows: readonly Row[]) =>
  (read: (row: Row) => string | number | null) =>
    joined(tx, rows.map(read))

export interface NewImported {
  contactId: string
  identityId: string
  /** Without line breaks: it was read. */
  identity: Pick<NewIdentity, 'kind' | 'value' | 'canonical' | 'matchKey'>
  /** Under which the first line binds the number; null: there is no line. */
  salt: Buffer | null
  head: { seq: number; hash: string }
  mark: { version: number; urgent: boolean }
}

/** Contacts that are made, as columns: what each is known by, the head of their chain, and their mark. */
export class ImportedRows {
  readonly #contacts = new TextColumn()
  readonly #seqs = new TextColumn()
  readonly #hashes = new TextColumn()
  readonly #ids = new TextColumn()
  readonly #salts = new TextColumn()
  readonly #versions = new TextColumn()
  readonly #urgent = new TextColumn()
  #identities: NewImported['identity'][] = []

  get size(): number {
    return this.#identities.length
  }

  add({ contactId, identityId, identity, salt, head, mark }: NewImported): void {
    this.#identities.push(identity)
    this.#contacts.add(contactId)
    this.#seqs.add(String(head.seq))
    this.#hashes.add(head.hash)
    this.#ids.add(identityId)
    if (salt) this.#salts.addHex(salt)
    else this.#salts.add(null)
    this.#versions.add(String(mark.version))
    this.#urgent.add(mark.urgent ? 't' : 'f')
  }

  /**
   * Writes all rows, and is empty then. Returns how many of the numbers nobody else had. The marks are for the backends
   * that store consent, in the order of contacts, as the key is, so that its pages are filled one after another.
   */
  async write(tx: Tx, businessId: string, now: Instant): Promise<number> {
    const identities = this.#identities
    if (identities.length === 0) return 0
    this.#identities = []
    const contacts = this.#contacts.take()
    const array = (text: string) => tx`string_to_array(${text}, chr(10), '~')`
    const column = (text: TextColumn) => array(text.take())
    const part = textColumnsOf(tx, identities)
    const [, written] = await Promise.all([
      tx`
        insert into contacts (business_id, id, head_seq, head_hash, created_at)
        select ${businessId}::uuid, id, seq, hash, ${instant(now)}::timestamptz
        from unnest(${array(contacts)}::uuid[], ${column(this.#seqs)}::int[],
          ${column(this.#hashes)}) as v(id, seq, hash)
        returning 1`,
      tx`
        insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, given_by, created_at,
          salt)
        select ${businessId}::uuid, id, contact, kind, value, canonical, key, 'typed', ${instant(now)}::timestamptz,
          decode(salt, 'hex')
        from unnest(${column(this.#ids)}::uuid[], ${array(contacts)}::uuid[],
          ${part((each) => storedValue(tx, each))}, ${part((each) => each.canonical)},
          ${part((each) => each.matchKey)}, ${part((each) => each.kind)}, ${column(this.#salts)})
          as v(id, contact, value, canonical, key, kind, salt)
        on conflict (business_id, match_key) where ended_at is null do nothing
        returning 1`,
      tx`
        insert into sync_marks (business_id, backend_id, contact_id, version, urgent, due_at, waiting_since)
        select b.business_id, b.id, v.id, v.version, v.urgent, ${instant(now)}::timestamptz,
          ${instant(now)}::timestamptz
        from backends b cross join unnest(${array(contacts)}::uuid[],
          ${column(this.#versions)}::int[], ${column(this.#urgent)}::boolean[]) as v(id, version, urgent)
        where b.business_id = ${businessId} and b.status <> 'disabled' and ${keepsConsent(tx)}
        order by v.id
        returning 1`,
    ])
    return written.length
  }
}

/** One line of an import, with what is written beside it. */
export interface ImportedLine {
  contactId: string
  seq: number
  changeId: string
  occurredAt: Instant
  /** Canonical JSON: it holds no raw line break. */
  payload: string
  prev: string
  hash: string
  dedupeKey: string
  /** Of the key, as the line has it. */
  digest: string
  evidence: { salt: Buffer; body: Buffer; digest: string }
}

/** Appends lines of imports, marks them for the feed, and keeps their evidence. */
export async function appendImportedLines(
  tx: Tx,
  businessId: string,
  lines: readonly ImportedLine[],
  times: { now: Instant; keepUntil: Instant },
): Promise<void> {
  const fixed = { kind: 'preferences', recordedAt: times.now }
  const rows = lines.map((line) => ({ ...line, form: formOfLine(tx, businessId, { ...line, ...fixed }) }))
  if (rows.length === 0) return
  const column = textColumnsOf(tx, rows)
  const contacts = joinLines(rows.map((l) => l.contactId))
  const seqs = joinLines(rows.map((l) => l.seq))
  const changes = joinLines(rows.map((l) => l.changeId))
  const form = (read: (form: StoredForm) => string | null) => column((line) => read(line.form))
  await Promise.all([
    refuseKnownKeys(
      tx,
      businessId,
      rows.map((line) => line.dedupeKey),
    ),
    tx`
      insert into ledger (business_id, contact_id, seq, change_id, kind, occurred_at, recorded_at, actor, method,
        payload, prev, hash, dedupe_key, packed, hash_bytes, prev_bytes, dedupe, packed_key)
      select ${businessId}::uuid, contact, seq, change, 'preferences', at, ${instant(times.now)}::timestamptz, 'import',
        'import', payload, prev, hash, key, decode(packed, 'hex'), decode(hash_bytes, 'hex'),
        decode(prev_bytes, 'hex'), dedupe, decode(packed_key, 'hex')
      from unnest(string_to_array(${contacts}, chr(10))::uuid[], string_to_array(${seqs}, chr(10))::int[],
        string_to_array(${changes}, chr(10))::uuid[],
        ${column((l) => instant(l.occurredAt))}::timestamptz[], ${form((l) => l.payload)}, ${form((l) => l.prev)},
        ${form((l) => l.hash)}, ${form((l) => l.dedupeKey)}, ${form((l) => l.packed)}, ${form((l) => l.hashBytes)},
        ${form((l) => l.prevBytes)}, ${form((l) => l.dedupe)}::uuid[], ${form((l) => l.packedKey)})
        as v(contact, seq, change, at, payload, prev, hash, key, packed, hash_bytes, prev_bytes, dedupe, packed_key)
      returning 1`,
    insertUnfed(tx, businessId, rows),
    tx`
      insert into evidence (business_id, change_id, contact_id, salt, body, digest, keep_until)
      select ${businessId}::uuid, change, contact, decode(salt, 'hex'), decode(body, 'hex'), digest,
        ${instant(times.keepUntil)}::timestamptz
      from unnest(string_to_array(${changes}, chr(10))::uuid[], string_to_array(${contacts}, chr(10))::uuid[],
        ${column((l) => l.evidence.salt.toString('hex'))}, ${column((l) => l.evidence.body.toString('hex'))},
          ${column((l) => digestColumn(tx, l.evidence.digest))})
        as v(change, contact, salt, body, digest)
      returning 1`,
  ])
}

export type AnswerOf = WrittenAnswer & { contactId: string }

/** Writes the answers of contacts that were created by this import, in the layout of the transaction. */
export async function insertAnswers(tx: Tx, businessId: string, rows: readonly AnswerOf[]): Promise<void> {
  if (rows.length === 0) return
  const isCompact = writesCompact(tx)
  const column = textColumnsOf(tx, rows)
  const part = textColumnsOf(
    tx,
    rows.map((row) => formOf(row, isCompact)),
  )
  await tx`
    insert into answers (business_id, contact_id, topic_id, answer, at, since, change_id, basis, evidence, lane, lanes,
      terms, proof, made)
    select ${businessId}::uuid, contact, topic, answer, at, since, change, basis, evidence, lane, lanes, terms,
      decode(proof, 'hex'), made
    from unnest(${column((r) => r.contactId)}::uuid[], ${column((r) => r.topicId)}::uuid[], ${column((r) => r.answer)},
      ${column((r) => instant(r.at))}::timestamptz[], ${part((f) => instant(f.since))}::timestamptz[],
      ${column((r) => r.changeId)}::uuid[], ${part((f) => f.basis)}, ${part((f) => f.evidence)},
        ${part((f) => f.lane)},
      ${column((r) => (r.lanes ? JSON.stringify(r.lanes) : null))}::jsonb[],
      ${part((f) => f.terms)}, ${part((f) => f.proof)}, ${column((r) => madeOf(r.contactId))}::int[])
        as v(contact, topic, answer, at, since, change, basis, evidence, lane, lanes, terms, proof, made)
    returning 1`
}

/**
 * Moves the heads of chains forward, after their lines were written. An import changes nothing else in the row of a
 * contact.
 */
export async function moveHeads(
  tx: Tx,
  businessId: string,
  heads: readonly { contactId: string; seq: number; hash: string }[],
): Promise<void> {
  if (heads.length === 0) return
  const column = columnsOf(heads)
  await tx`
    select sayso_move_heads(${businessId}, ${column((h) => h.contactId)}::uuid[], ${column((h) => h.seq)}::int[],
      ${column((h) => h.hash)}::text[])`
}

export interface ImportedMark {
  contactId: string
  version: number
  urgent: boolean
  recheckAt: Instant | null
}

/**
 * Marks contacts that existed before for the backends that store consent, and those that were merged into them; see
 * `markForSync`.
 */
export async function markKnown(
  tx: Tx,
  businessId: string,
  marks: readonly ImportedMark[],
  now: Instant,
): Promise<void> {
  if (marks.length === 0) return
  const column = columnsOf(marks)
  const ids = column((m) => m.contactId)
  await tx`
    insert into sync_marks (business_id, backend_id, contact_id, version, urgent, due_at, waiting_since, recheck_at)
    select b.business_id, b.id, k.id, v.version, v.urgent, ${instant(now)}::timestamptz, ${instant(now)}::timestamptz,
      v.recheck
    from backends b cross join contacts k
      join unnest(${ids}::uuid[], ${column((m) => m.version)}::int[],
        ${column((m) => String(m.urgent))}::text[]::boolean[],
        ${column((m) => instant(m.recheckAt))}::timestamptz[]) as v(id, version, urgent, recheck)
        on v.id = coalesce(k.merged_into, k.id)
    where b.business_id = ${businessId} and k.business_id = ${businessId} and b.status <> 'disabled' and ${keepsConsent(tx)}
      and (k.id = any(${ids}::uuid[]) or k.merged_into = any(${ids}::uuid[]))
    on conflict (business_id, backend_id, contact_id) do update set
      version = excluded.version, urgent = sync_marks.urgent or excluded.urgent,
      due_at = least(sync_marks.due_at, excluded.due_at),
      ${waitingSince(tx)}, recheck_at = excluded.recheck_at, set_aside = null, attempts = 0`
}
