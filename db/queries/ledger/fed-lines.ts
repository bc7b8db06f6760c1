import type { Tx } from '@/db/client'
import type { Instant } from '@/lib/consent/types'
import { hashColumn, prevColumn, type TextRow, textColumns, withText } from './line-form'

/** A line with its position in the feed, which is its place in the business's log. */
export interface FedLine {
  position: number
  recordedAt: Instant
  payload: string
  prev: string
  hash: string
}

/** Positions after one and up to another; with `contactIds`, those of these contacts only. */
export interface FedRange {
  after: number
  upTo: number
  contactIds: readonly string[] | null
  limit: number
}

/** Returns lines in the order of the feed. */
export async function readFedLines(tx: Tx, businessId: string, range: FedRange): Promise<FedLine[]> {
  const { after, upTo, contactIds, limit } = range
  const rows = await tx<(TextRow & Omit<FedLine, 'payload'>)[]>`
    select f.position, ${textColumns(tx)}, ${prevColumn(tx)} as prev, ${hashColumn(tx)} as hash
    from feed f join ledger l on l.business_id = ${businessId} and l.business_id = f.business_id
      and l.contact_id = f.contact_id and l.seq = f.seq
    where f.business_id = ${businessId} and f.position > ${after} and f.position <= ${upTo}
      ${contactIds === null ? tx`` : tx`and f.contact_id = any(${[...contactIds]}::uuid[])`}
    order by f.position limit ${limit}`
  return rows.map((row) => withText(businessId, row))
}

/** Returns the positions of the lines of contacts, by the hashes of the lines. */
export async function readPositions(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx<{ hash: string; position: number }[]>`
    select ${hashColumn(tx)} as hash, f.position from feed f join ledger l on l.business_id = ${businessId}
      and l.business_id = f.business_id and l.contact_id = f.contact_id and l.seq = f.seq
    where f.business_id = ${businessId} and f.contact_id = any(${[...contactIds]}::uuid[])`
  return new Map(rows.map(({ hash, position }) => [hash, position]))
}
