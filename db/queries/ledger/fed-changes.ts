import type { Tx } from '@/db/client'
import type { Actor, ChangeKind, Instant, Method, Reason } from '@/lib/consent/types'
import { type EffectGist, gistsOf, type GistRow } from '@/lib/ledger/packed/gist'

/** A line of the feed for those who count: what it says, without its sealed text, times and proofs. */
export interface FedChange {
  position: number
  contactId: string
  seq: number
  changeId: string
  kind: ChangeKind
  occurredAt: Instant
  actor: Actor
  method: Method
  sourceId: string | null
  reason: Reason | null
  refersTo: string | null
  /** None for a text that is no line, which `ledger:verify` reports. */
  effects: readonly EffectGist[]
}

/** Returns what the lines after a position of the feed say, in its order. */
export async function readFedChanges(
  tx: Tx,
  businessId: string,
  { after, limit }: { after: number; limit: number },
): Promise<FedChange[]> {
  type Row = Omit<FedChange, 'effects'> & Pick<GistRow, 'payload' | 'packed'>
  const rows = await tx<Row[]>`
    select f.position, f.contact_id as "contactId", f.seq, l.change_id as "changeId", l.kind,
      sayso_ms(l.occurred_at) as "occurredAt", l.actor, l.method, l.source_id as "sourceId", l.reason,
      l.refers_to as "refersTo", l.payload, l.packed
    from feed f join ledger l on l.business_id = ${businessId} and l.business_id = f.business_id
      and l.contact_id = f.contact_id and l.seq = f.seq
    where f.business_id = ${businessId} and f.position > ${after}
    order by f.position limit ${limit}`
  // Written out: thousands of rows are read at a time, and to copy each by `...` takes as long as to read it.
  return rows.map((row) => ({
    position: row.position,
    contactId: row.contactId,
    seq: row.seq,
    changeId: row.changeId,
    kind: row.kind,
    occurredAt: row.occurredAt,
    actor: row.actor,
    method: row.method,
    sourceId: row.sourceId,
    reason: row.reason,
    refersTo: row.refersTo,
    effects: gistsOf(businessId, row),
  }))
}
