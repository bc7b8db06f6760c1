import type { Sql, Tx } from '@/db/client'
import type { Actor, ChangeKind, Instant, Method, Reason } from '@/lib/consent/types'
import { hashColumn, type TextRow, textColumns, withText } from './line-form'

/** One line of the ledger, in whichever form it is stored, whatever is read beside it. Hashes are hex. */
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

/** The columns of `ledger l` from which `withText` makes a line. */
export const lineColumns = (sql: Sql | Tx) => sql`
  ${textColumns(sql)}, l.seq, l.kind, l.actor, l.method, l.source_id as "sourceId", l.reason,
  l.refers_to as "refersTo", ${hashColumn(sql)} as hash`

/** A row of `lineColumns`, with what else is read beside it. */
export type LineRow<More = unknown> = Omit<Line, 'payload'> & TextRow & More

/** Returns the lines of rows. */
export const linesOf = <More>(businessId: string, rows: readonly LineRow<More>[]) =>
  rows.map((row) => withText(businessId, row)) as unknown as (Line & More)[]
