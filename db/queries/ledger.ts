import type { Actor, ChangeKind, Instant, Method, Reason } from '@/lib/consent/types'
import type { Sql, Tx } from '../client'

/** One line as it is stored. Hashes are hex; times are milliseconds. */
export interface LedgerRow {
  businessId: string
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
 * Appends a line, and marks it for the feed. A dedupe key that exists raises 23505: the caller repeats and finds the first.
 */
export async function appendLine(tx: Tx, line: LedgerRow): Promise<void> {
  await Promise.all([
    tx`
      insert into ledger (business_id, contact_id, seq, change_id, kind, occurred_at, recorded_at, actor, method, source_id, reason, refers_to, payload, prev, hash, dedupe_key)
      values (${line.businessId}, ${line.contactId}, ${line.seq}, ${line.changeId}, ${line.kind}, ${new Date(line.occurredAt).toISOString()},
        ${new Date(line.recordedAt).toISOString()}, ${line.actor}, ${line.method}, ${line.sourceId}, ${line.reason}, ${line.refersTo}, ${line.payload},
        ${line.prev}, ${line.hash}, ${line.dedupeKey})`,
    tx`insert into unfed_lines (business_id, contact_id, seq) values (${line.businessId}, ${line.contactId}, ${line.seq})`,
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
