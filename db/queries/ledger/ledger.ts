import type { Sql, Tx } from '@/db/client'
import { columnsOf, instant } from '@/db/sql'
import type { Actor, ChangeKind, Instant, Method, Reason } from '@/lib/consent/types'

/** One line as it is stored. Hashes are hex; times are milliseconds. */
export interface LedgerRow {
  contactId: string
  seq: number
  changeId: string
  kind: ChangeKind
  occurredAt: Instant
  recordedAt: Instant
  actor: Actor
  method: Method
  sourceId: string | null
  reason: Reason | null
  refersTo: string | null
  payload: string
  prev: string
  hash: string
  dedupeKey: string | null
}

/**
 * Appends lines of different contacts, and marks them for the feed. A dedupe key that exists raises 23505: the caller repeats and finds
 * the first.
 */
export async function appendLines(tx: Tx, businessId: string, lines: readonly LedgerRow[]): Promise<void> {
  const column = columnsOf(lines)
  const contactIds = column((l) => l.contactId)
  const seqs = column((l) => l.seq)
  await Promise.all([
    tx`
      insert into ledger (business_id, contact_id, seq, change_id, kind, occurred_at, recorded_at, actor, method, source_id, reason, refers_to, payload, prev, hash, dedupe_key)
      select ${businessId}::uuid, v.* from unnest(
        ${contactIds}::uuid[], ${seqs}::int[], ${column((l) => l.changeId)}::uuid[], ${column((l) => l.kind)}::text[],
        ${column((l) => instant(l.occurredAt))}::timestamptz[], ${column((l) => instant(l.recordedAt))}::timestamptz[], ${column((l) => l.actor)}::text[],
        ${column((l) => l.method)}::text[], ${column((l) => l.sourceId)}::uuid[], ${column((l) => l.reason)}::text[],
        ${column((l) => l.refersTo)}::uuid[], ${column((l) => l.payload)}::text[], ${column((l) => l.prev)}::text[], ${column((l) => l.hash)}::text[],
        ${column((l) => l.dedupeKey)}::text[]) v`,
    tx`
      insert into unfed_lines (business_id, contact_id, seq)
      select ${businessId}::uuid, v.* from unnest(${contactIds}::uuid[], ${seqs}::int[]) v`,
  ])
}

interface LineRow {
  contact_id: string
  seq: number
  change_id: string
  kind: ChangeKind
  recorded_at: number
  occurred_at: number
  source_id: string | null
  refers_to: string | null
  reason: Reason | null
  payload: string
}

export interface FoundLine {
  contactId: string
  seq: number
  changeId: string
  kind: ChangeKind
  occurredAt: Instant
  recordedAt: Instant
  sourceId: string | null
  refersTo: string | null
  reason: Reason | null
  payload: string
}

const found = (row: LineRow | undefined): FoundLine | null =>
  row
    ? {
        contactId: row.contact_id,
        seq: row.seq,
        changeId: row.change_id,
        kind: row.kind,
        occurredAt: row.occurred_at,
        recordedAt: row.recorded_at,
        sourceId: row.source_id,
        refersTo: row.refers_to,
        reason: row.reason,
        payload: row.payload,
      }
    : null

const columns = (sql: Sql | Tx) =>
  sql`contact_id, seq, change_id, kind, sayso_ms(occurred_at) as occurred_at, sayso_ms(recorded_at) as recorded_at, source_id, refers_to, reason, payload`

/** The line of a change, if it is this contact's. */
export async function findChange(
  tx: Tx,
  businessId: string,
  contactId: string,
  changeId: string,
): Promise<FoundLine | null> {
  const rows = await tx<LineRow[]>`
    select ${columns(tx)} from ledger where business_id = ${businessId} and contact_id = ${contactId} and change_id = ${changeId} limit 1`
  return found(rows[0])
}

/** The line that was written under a dedupe key. */
export async function findByDedupeKey(tx: Tx, businessId: string, dedupeKey: string): Promise<FoundLine | null> {
  const rows = await tx<
    LineRow[]
  >`select ${columns(tx)} from ledger where business_id = ${businessId} and dedupe_key = ${dedupeKey}`
  return found(rows[0])
}

/** The lines that were written under any of these dedupe keys, by key. */
export async function findByDedupeKeys(
  tx: Tx,
  businessId: string,
  dedupeKeys: readonly string[],
): Promise<Map<string, Pick<FoundLine, 'changeId' | 'contactId'>>> {
  if (dedupeKeys.length === 0) return new Map()
  const rows = await tx<{ dedupe_key: string; change_id: string; contact_id: string }[]>`
    select dedupe_key, change_id, contact_id from ledger
    where business_id = ${businessId} and dedupe_key = any(${[...dedupeKeys]}::text[])`
  return new Map(rows.map((row) => [row.dedupe_key, { changeId: row.change_id, contactId: row.contact_id }]))
}

/** The lines that are about a change: its undo, its reason. */
export async function findReferring(
  tx: Tx,
  businessId: string,
  contactId: string,
  changeId: string,
): Promise<FoundLine[]> {
  const rows = await tx<LineRow[]>`
    select ${columns(tx)} from ledger where business_id = ${businessId} and contact_id = ${contactId} and refers_to = ${changeId} order by seq`
  return rows.map((row) => found(row)!)
}
