import type { Sql, Tx } from '@/db/client'
import type { Actor, ChangeKind, Instant, Method, Reason } from '@/lib/consent/types'

/** One line of the ledger as it is stored, whatever is read beside it. Hashes are hex. */
export interface Line {
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
}

/** The columns of a line, of `ledger l`. */
export const lineColumns = (sql: Sql | Tx) => sql`
  l.contact_id as "contactId", l.seq, l.change_id as "changeId", l.kind, sayso_ms(l.occurred_at) as "occurredAt",
  sayso_ms(l.recorded_at) as "recordedAt", l.actor, l.method, l.source_id as "sourceId", l.reason,
    l.refers_to as "refersTo", l.payload, l.hash`
