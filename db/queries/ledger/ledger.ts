import type { Tx } from '@/db/client'
import { columnsOf, instant } from '@/db/sql'
import { type Line, lineColumns } from './lines'

/** A line as it is written. */
export interface LedgerRow extends Line {
  prev: string
  dedupeKey: string | null
}

/**
 * Appends lines of different contacts, and marks them for the feed. A dedupe key that exists raises 23505: the caller
 * repeats and finds the first.
 */
export async function appendLines(tx: Tx, businessId: string, lines: readonly LedgerRow[]): Promise<void> {
  const column = columnsOf(lines)
  const contactIds = column((l) => l.contactId)
  const seqs = column((l) => l.seq)
  await Promise.all([
    tx`
      insert into ledger (business_id, contact_id, seq, change_id, kind, occurred_at, recorded_at, actor, method,
        source_id, reason, refers_to, payload, prev, hash, dedupe_key)
      select ${businessId}::uuid, v.* from unnest(
        ${contactIds}::uuid[], ${seqs}::int[], ${column((l) => l.changeId)}::uuid[], ${column((l) => l.kind)}::text[],
        ${column((l) => instant(l.occurredAt))}::timestamptz[], ${column((l) => instant(l.recordedAt))}::timestamptz[],
          ${column((l) => l.actor)}::text[],
        ${column((l) => l.method)}::text[], ${column((l) => l.sourceId)}::uuid[], ${column((l) => l.reason)}::text[],
        ${column((l) => l.refersTo)}::uuid[], ${column((l) => l.payload)}::text[], ${column((l) => l.prev)}::text[],
          ${column((l) => l.hash)}::text[],
        ${column((l) => l.dedupeKey)}::text[]) v
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
  const rows = await tx<Line[]>`
    select ${lineColumns(tx)} from ledger l where l.business_id = ${businessId} and l.contact_id = ${contactId}
      and l.change_id = ${changeId} limit 1`
  return rows[0] ?? null
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
  const rows = await tx<
    Line[]
  >`select ${lineColumns(tx)} from ledger l where l.business_id = ${businessId} and l.dedupe_key = ${dedupeKey}`
  return rows[0] ?? null
}

/** Returns the lines that were written under any of these dedupe keys, by key. */
export async function findByDedupeKeys(
  tx: Tx,
  businessId: string,
  dedupeKeys: readonly string[],
): Promise<Map<string, Pick<Line, 'changeId' | 'contactId'>>> {
  if (dedupeKeys.length === 0) return new Map()
  const rows = await tx<{ dedupeKey: string; changeId: string; contactId: string }[]>`
    select dedupe_key as "dedupeKey", change_id as "changeId", contact_id as "contactId" from ledger
    where business_id = ${businessId} and dedupe_key = any(${[...dedupeKeys]}::text[])`
  return new Map(rows.map(({ dedupeKey, ...line }) => [dedupeKey, line]))
}

/** Returns the lines that are about a change: its undo, its reason. */
export async function findReferring(tx: Tx, businessId: string, contactId: string, changeId: string): Promise<Line[]> {
  return tx<Line[]>`
    select ${lineColumns(tx)} from ledger l where l.business_id = ${businessId} and l.contact_id = ${contactId}
      and l.refers_to = ${changeId} order by l.seq`
}
