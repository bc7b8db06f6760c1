import type { Tx } from '@/db/client'
import { type Line, lineColumns, type LineRow, linesOf } from './lines'

/** One line of a contact's history, with whether what proves it still exists. */
export interface HistoryLine extends Line {
  evidenceKept: boolean
}

/** Behind every place of a chain: the greatest `integer`. */
const BEHIND_ALL = 2_147_483_647

/** A page of one chain, the newest lines first: `limit` of them before place `before` (null: from the head). */
export async function readHistory(
  tx: Tx,
  businessId: string,
  contactId: string,
  { before, limit }: { before: number | null; limit: number },
): Promise<HistoryLine[]> {
  const rows = await tx<LineRow<{ evidenceKept: boolean }>[]>`
    select ${lineColumns(tx)}, e.change_id is not null as "evidenceKept"
    from ledger l left join evidence e on e.business_id = ${businessId} and e.business_id = l.business_id
      and e.change_id = l.change_id
    where l.business_id = ${businessId} and l.contact_id = ${contactId}
      and l.seq < ${before ?? BEHIND_ALL}::int
    order by l.seq desc limit ${limit}`
  return linesOf(businessId, rows)
}

/** Enough of a line to find it again, and to see why it counted. */
export type CitedLine = Pick<Line, 'changeId' | 'contactId' | 'seq' | 'occurredAt' | 'recordedAt' | 'actor' | 'method'>

/**
 * The lines of these changes, whichever of the business's contacts they belong to: a merge leaves lines where they were
 * written.
 */
export async function citeLines(
  tx: Tx,
  businessId: string,
  changeIds: readonly string[],
): Promise<Map<string, CitedLine>> {
  if (changeIds.length === 0) return new Map()
  const rows = await tx<CitedLine[]>`
    select change_id as "changeId", contact_id as "contactId", seq, sayso_ms(occurred_at) as "occurredAt",
      sayso_ms(recorded_at) as "recordedAt", actor, method
    from ledger where business_id = ${businessId} and change_id = any(${[...changeIds]}::uuid[])`
  return new Map(rows.map((row) => [row.changeId, row]))
}
