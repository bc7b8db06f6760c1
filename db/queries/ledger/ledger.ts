import type { Tx } from '@/db/client'
import { instant, sparseColumnsOf } from '@/db/sql'
import { refuseKnownKeys, withDedupeKeys } from './dedupe-keys'
import { dedupeUuid, formOfLine } from './line-form'
import { type Line, lineColumns, type LineRow, linesOf } from './lines'

/** A line as it is written. */
export interface LedgerRow extends Line {
  prev: string
  dedupeKey: string | null
  /** The digest of the key, where the caller has it (`dedupeDigest`). */
  digest?: string
}

/**
 * Appends lines of different contacts, and marks them for the feed. A dedupe key that exists raises 23505: the caller
 * repeats and finds the first.
 */
export async function appendLines(tx: Tx, businessId: string, lines: readonly LedgerRow[]): Promise<void> {
  const column = sparseColumnsOf(lines)
  const forms = lines.map((line) => formOfLine(tx, businessId, line))
  const form = sparseColumnsOf(forms)
  const contactIds = column((l) => l.contactId)
  const seqs = column((l) => l.seq)
  await Promise.all([
    refuseKnownKeys(
      tx,
      businessId,
      lines.flatMap(({ dedupeKey }) => dedupeKey ?? []),
    ),
    tx`
      insert into ledger (business_id, contact_id, seq, change_id, kind, occurred_at, recorded_at, actor, method,
        source_id, reason, refers_to, payload, prev, hash, dedupe_key, packed, hash_bytes, prev_bytes, dedupe,
        packed_key)
      select ${businessId}::uuid, v.contact, v.seq, v.change, v.kind, v.occurred, v.recorded, v.actor, v.method,
        v.source, v.reason, v.refers, v.payload, v.prev, v.hash, v.key, decode(v.packed, 'hex'),
        decode(v.hash_bytes, 'hex'), decode(v.prev_bytes, 'hex'), v.dedupe, decode(v.packed_key, 'hex')
      from unnest(
        ${contactIds}::uuid[], ${seqs}::int[], ${column((l) => l.changeId)}::uuid[], ${column((l) => l.kind)}::text[],
        ${column((l) => instant(l.occurredAt))}::timestamptz[], ${column((l) => instant(l.recordedAt))}::timestamptz[],
          ${column((l) => l.actor)}::text[],
        ${column((l) => l.method)}::text[], ${column((l) => l.sourceId)}::uuid[], ${column((l) => l.reason)}::text[],
        ${column((l) => l.refersTo)}::uuid[], ${form((l) => l.payload)}::text[], ${form((l) => l.prev)}::text[],
        ${form((l) => l.hash)}::text[], ${form((l) => l.dedupeKey)}::text[], ${form((l) => l.packed)}::text[],
        ${form((l) => l.hashBytes)}::text[], ${form((l) => l.prevBytes)}::text[], ${form((l) => l.dedupe)}::uuid[],
        ${form((l) => l.packedKey)}::text[]) as v(contact, seq, change, kind, occurred, recorded, actor, method, source,
          reason, refers, payload, prev, hash, key, packed, hash_bytes, prev_bytes, dedupe, packed_key)
      returning 1`,
    tx`
      insert into unfed_lines (business_id, contact_id, seq)
      select ${businessId}::uuid, v.* from unnest(${contactIds}::uuid[], ${seqs}::int[]) v
      returning 1`,
  ])
}

/** Returns the line of a change, if it is this contact's. */
export async function findChange(
  tx: Tx,
  businessId: string,
  contactId: string,
  changeId: string,
): Promise<Line | null> {
  const rows = await tx<LineRow[]>`
    select ${lineColumns(tx)} from ledger l where l.business_id = ${businessId} and l.contact_id = ${contactId}
      and l.change_id = ${changeId} limit 1`
  return linesOf(businessId, rows)[0] ?? null
}

/** Returns whether another contact was merged into this one after a change of theirs. */
export async function hasMergedSince(
  tx: Tx,
  businessId: string,
  contactId: string,
  changeId: string,
): Promise<boolean> {
  const rows = await tx`
    select 1 from ledger l join ledger m on m.business_id = l.business_id and m.contact_id = l.contact_id
      and m.seq > l.seq and m.kind = 'merged'
    where l.business_id = ${businessId} and m.business_id = ${businessId} and l.contact_id = ${contactId}
      and l.change_id = ${changeId} limit 1`
  return rows.length > 0
}

/** Returns the line that was written under a dedupe key. */
export async function findByDedupeKey(tx: Tx, businessId: string, dedupeKey: string): Promise<Line | null> {
  const rows = await withDedupeKeys<LineRow>(tx, businessId, [dedupeKey], lineColumns(tx))
  return linesOf(businessId, rows)[0] ?? null
}

interface KeyedRow {
  dedupe: string | null
  dedupeKey: string | null
  changeId: string
  contactId: string
}

/** Returns the lines that were written under any of these dedupe keys, by key. */
export async function findByDedupeKeys(
  tx: Tx,
  businessId: string,
  dedupeKeys: readonly string[],
): Promise<Map<string, Pick<Line, 'changeId' | 'contactId'>>> {
  if (dedupeKeys.length === 0) return new Map()
  const columns = tx`l.dedupe, l.dedupe_key as "dedupeKey", l.change_id as "changeId", l.contact_id as "contactId"`
  const rows = await withDedupeKeys<KeyedRow>(tx, businessId, dedupeKeys, columns)
  const byDigest = new Map(dedupeKeys.map((key) => [dedupeUuid(key), key]))
  return new Map(
    rows.map(({ dedupe, dedupeKey, ...line }) => [(dedupe === null ? dedupeKey : byDigest.get(dedupe)) ?? '', line]),
  )
}

/** Returns the lines that are about a change: its undo, its reason. */
export async function findReferring(tx: Tx, businessId: string, contactId: string, changeId: string): Promise<Line[]> {
  const rows = await tx<LineRow[]>`
    select ${lineColumns(tx)} from ledger l where l.business_id = ${businessId} and l.contact_id = ${contactId}
      and l.refers_to = ${changeId} order by l.seq`
  return linesOf(businessId, rows)
}
