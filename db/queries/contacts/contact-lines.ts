import type { Tx } from '@/db/client'
import type { Actor, ChangeKind, Instant, Method, Reason } from '@/lib/consent/types'

/** One line of a contact's history, with whether what proves it still exists. */
export interface HistoryLine {
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
  hash: string
  evidenceKept: boolean
}

interface HistoryRow {
  contact_id: string
  seq: number
  change_id: string
  kind: ChangeKind
  occurred_at: number
  recorded_at: number
  actor: Actor
  method: Method
  source_id: string | null
  reason: Reason | null
  refers_to: string | null
  payload: string
  hash: string
  evidence_kept: boolean
}

/** A page of one chain, the newest lines first: `limit` of them before place `before` (null: from the head). */
export async function readHistory(
  tx: Tx,
  businessId: string,
  contactId: string,
  { before, limit }: { before: number | null; limit: number },
): Promise<HistoryLine[]> {
  const rows = await tx<HistoryRow[]>`
    select l.contact_id, l.seq, l.change_id, l.kind, sayso_ms(l.occurred_at) as occurred_at, sayso_ms(l.recorded_at) as recorded_at, l.actor, l.method,
      l.source_id, l.reason, l.refers_to, l.payload, l.hash, e.change_id is not null as evidence_kept
    from ledger l left join evidence e on e.business_id = ${businessId} and e.business_id = l.business_id and e.change_id = l.change_id
    where l.business_id = ${businessId} and l.contact_id = ${contactId} and (${before}::int is null or l.seq < ${before})
    order by l.seq desc limit ${limit}`
  return rows.map((row) => ({
    contactId: row.contact_id,
    seq: row.seq,
    changeId: row.change_id,
    kind: row.kind,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    actor: row.actor,
    method: row.method,
    sourceId: row.source_id,
    reason: row.reason,
    refersTo: row.refers_to,
    payload: row.payload,
    hash: row.hash,
    evidenceKept: row.evidence_kept,
  }))
}

/** What tells a line: enough to find it again, and to see why it counted. */
export interface CitedLine {
  changeId: string
  contactId: string
  seq: number
  occurredAt: Instant
  recordedAt: Instant
  actor: Actor
  method: Method
}

/** The lines of these changes, whichever of the business's contacts they belong to: a merge leaves lines where they were written. */
export async function citeLines(
  tx: Tx,
  businessId: string,
  changeIds: readonly string[],
): Promise<Map<string, CitedLine>> {
  if (changeIds.length === 0) return new Map()
  const rows = await tx<
    Pick<HistoryRow, 'change_id' | 'contact_id' | 'seq' | 'occurred_at' | 'recorded_at' | 'actor' | 'method'>[]
  >`
    select change_id, contact_id, seq, sayso_ms(occurred_at) as occurred_at, sayso_ms(recorded_at) as recorded_at, actor, method
    from ledger where business_id = ${businessId} and change_id = any(${[...changeIds]}::uuid[])`
  return new Map(
    rows.map((row) => [
      row.change_id,
      {
        changeId: row.change_id,
        contactId: row.contact_id,
        seq: row.seq,
        occurredAt: row.occurred_at,
        recordedAt: row.recorded_at,
        actor: row.actor,
        method: row.method,
      },
    ]),
  )
}
