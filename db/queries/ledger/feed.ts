import type { Sql, Tx } from '@/db/client'
import { markFed } from '@/db/queries/figures/due-figures'
import { markLinesDue } from '@/db/queries/template-watch/watch'
import { columnsOf } from '@/db/sql'
import { type Line, lineColumns, type LineRow, linesOf } from './lines'
import { markUnsigned } from './trees'
import { deleteUnfed, readUnfed, withoutFed } from './unfed'

/**
 * Returns the businesses that have committed lines without a position. It reads across businesses and locks nothing.
 */
export async function findBusinessesToFeed(sql: Sql): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select sayso_businesses_to_feed() as id`
  return rows.map((row) => row.id)
}

/**
 * Gives committed lines their place at the end of a business's feed, some `limit` of them. Returns their number, and
 * whether more wait. One writer per business: nothing when another is at it. Lines of one contact keep their order;
 * beyond that a feed's order is that of its positions and says nothing else.
 * @param asksFeed leaves out lines that have their place already, where the feed refused them (23505): they are in it
 * once, and no longer wait. Otherwise no line has, and the feed is not asked
 */
export async function feedLines(
  tx: Tx,
  businessId: string,
  limit: number,
  asksFeed = false,
): Promise<{ fed: number; isMore: boolean }> {
  if (!asksFeed) {
    const [row] = await tx<{ fed: number | null }[]>`select sayso_feed_lines(${businessId}::uuid, ${limit}) as fed`
    const fed = row?.fed ?? 0
    if (fed >= 0) return { fed, isMore: fed === limit }
  }
  return feedByStatements(tx, businessId, limit, asksFeed)
}

/** The same with batches of an import, and where lines have their place already. */
async function feedByStatements(
  tx: Tx,
  businessId: string,
  limit: number,
  asksFeed: boolean,
): Promise<{ fed: number; isMore: boolean }> {
  // A bare select without a table: on a cluster a lock taken beside a table would be taken on a worker.
  const [lock] = await tx<
    { taken: boolean }[]
  >`select pg_try_advisory_xact_lock(hashtextextended(${`sayso.feed:${businessId}`}, 0)) as taken`
  if (!lock?.taken) return { fed: 0, isMore: false }
  const [unfed, [last]] = await Promise.all([
    readUnfed(tx, businessId, limit),
    tx<{ position: number }[]>`
      select coalesce(max(position), 0) as position from feed where business_id = ${businessId}`,
  ])
  const { isMore } = unfed
  const lines = asksFeed ? await withoutFed(tx, businessId, unfed.lines) : unfed.lines
  if (lines.length === 0) {
    await deleteUnfed(tx, businessId, unfed)
    return { fed: 0, isMore: isMore && unfed.lines.length > 0 }
  }
  const start = (last?.position ?? 0) + 1
  const column = columnsOf(lines)
  await tx`
    insert into feed (business_id, position, contact_id, seq)
    select ${businessId}::uuid, position, contact_id, seq
    from unnest(${lines.map((_, index) => start + index)}::bigint[], ${column((line) => line.contactId)}::uuid[],
      ${column((line) => line.seq)}::int[]) as v(position, contact_id, seq)
    returning 1`
  await deleteUnfed(tx, businessId, unfed)
  await markFed(tx, businessId)
  await markUnsigned(tx, businessId, start + lines.length - 1)
  await markLinesDue(tx, businessId)
  return { fed: lines.length, isMore }
}

export interface FedLine extends Line {
  position: number
}

/**
 * Returns the lines after a position of a business's feed, in the order of positions. Ids, sequences and times are not
 * in the order of commits, so a reader that used them would miss lines that are committed late.
 */
export async function readFeed(tx: Tx, businessId: string, after: number, limit: number): Promise<FedLine[]> {
  const rows = await tx<LineRow<{ position: number }>[]>`
    select f.position, ${lineColumns(tx)}
    from feed f join ledger l on l.business_id = ${businessId} and l.business_id = f.business_id
      and l.contact_id = f.contact_id and l.seq = f.seq
    where f.business_id = ${businessId} and f.position > ${after} order by f.position limit ${limit}`
  return linesOf(businessId, rows)
}
