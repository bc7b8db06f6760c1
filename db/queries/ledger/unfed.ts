import type { Tx } from '@/db/client'
import { writesCompact } from '@/db/layout'
import { columnsOf, joinLines } from '@/db/sql'
import { newId } from '@/lib/ids'

/** A line, by its place in a chain. */
export interface LinePlace {
  contactId: string
  seq: number
}

/** The lines of one row of `unfed_batches`: as many as PostgreSQL keeps in the row itself and not beside it. */
export const BATCH_LINES = 96

/**
 * Marks lines of an import for the feed: all lines of one transaction, those of a contact in their order. Lines of
 * chains that begin here share rows; nothing has to be fed before those. Every other line has a row of its own.
 */
export async function insertUnfed(tx: Tx, businessId: string, lines: readonly LinePlace[]): Promise<void> {
  const begun = new Set(writesCompact(tx) ? lines.flatMap((line) => (line.seq === 1 ? line.contactId : [])) : [])
  const together = lines.filter(({ contactId }) => begun.has(contactId))
  await Promise.all([
    insertBatches(tx, businessId, together),
    insertLines(tx, businessId, begun.size === 0 ? lines : lines.filter(({ contactId }) => !begun.has(contactId))),
  ])
}

const contactsOf = (tx: Tx, lines: readonly LinePlace[]) =>
  tx`string_to_array(${joinLines(lines.map(({ contactId }) => contactId))}, chr(10))::uuid[]`
const seqsOf = (tx: Tx, lines: readonly LinePlace[]) =>
  tx`string_to_array(${joinLines(lines.map(({ seq }) => seq))}, chr(10))::int[]`

async function insertBatches(tx: Tx, businessId: string, lines: readonly LinePlace[]): Promise<void> {
  if (lines.length === 0) return
  // Ids are made in the order of time, so that of two rows of one chain the first is fed first.
  const ids = Array.from({ length: Math.ceil(lines.length / BATCH_LINES) }, () => newId())
  await tx`
    insert into unfed_batches (business_id, id, contact_ids, seqs)
    select ${businessId}::uuid,
      (string_to_array(${joinLines(ids)}, chr(10))::uuid[])[(place - 1) / ${BATCH_LINES}::int + 1],
      array_agg(contact order by place), array_agg(seq order by place)
    from unnest(${contactsOf(tx, lines)}, ${seqsOf(tx, lines)}) with ordinality as v(contact, seq, place)
    group by 2
    returning 1`
}

async function insertLines(tx: Tx, businessId: string, lines: readonly LinePlace[]): Promise<void> {
  if (lines.length === 0) return
  await tx`
    insert into unfed_lines (business_id, contact_id, seq)
    select ${businessId}::uuid, contact, seq
    from unnest(${contactsOf(tx, lines)}, ${seqsOf(tx, lines)}) as v(contact, seq)
    returning 1`
}

/** Lines that get their place in the feed now, in this order. */
export interface Unfed {
  lines: LinePlace[]
  /** Of them, those that have rows of their own. */
  alone: LinePlace[]
  batchIds: string[]
  /** Whether others wait that were not read, or that come after one of those. */
  isMore: boolean
}

interface Batch {
  id: string
  contactIds: string[]
  seqs: number[]
}

/**
 * Returns lines that have no place in the feed: up to `limit`, but at least one whole batch, if there is one. Those of
 * a contact are in their order, and none comes before an earlier line of its chain that still waits. The caller holds
 * the lock of the feed.
 */
export async function readUnfed(tx: Tx, businessId: string, limit: number): Promise<Unfed> {
  const most = Math.max(1, Math.floor(limit / BATCH_LINES))
  // In this order: whatever comes before a line that the first statement sees was committed earlier, and the second
  // statement sees it too.
  const [lines, batches] = await Promise.all([
    tx<LinePlace[]>`
      select contact_id as "contactId", seq from unfed_lines where business_id = ${businessId} order by contact_id, seq
        limit ${limit}`,
    tx<Batch[]>`
      select id, contact_ids as "contactIds", seqs from unfed_batches where business_id = ${businessId} order by id
        limit ${most + 1}`,
  ])
  // Neither kind keeps the other from its turn: each has half of the room, and what the other one leaves.
  const left = limit - Math.min(lines.length, Math.floor(limit / 2))
  const taken = batches.slice(0, Math.max(1, Math.floor(left / BATCH_LINES)))
  const together = taken.flatMap(({ contactIds, seqs }) =>
    contactIds.map((contactId, place) => ({ contactId, seq: seqs[place] ?? 0 })),
  )
  const room = lines.slice(0, Math.max(1, limit - together.length))
  const areLeft = batches.length > taken.length
  const alone = areLeft ? await withoutWaiting(tx, businessId, room, together) : room
  return {
    lines: once([...together, ...alone]),
    alone,
    batchIds: taken.map(({ id }) => id),
    isMore: areLeft || lines.length === limit || alone.length < lines.length,
  }
}

const nameOf = ({ contactId, seq }: LinePlace) => `${contactId} ${seq}`

/** Returns each line once, where it comes first: nothing keeps one from being written down twice by hand. */
function once(lines: readonly LinePlace[]): LinePlace[] {
  const seen = new Set<string>()
  return lines.filter((line) => seen.size < seen.add(nameOf(line)).size)
}

/** Returns the lines without those that have their place in the feed already. */
export async function withoutFed(tx: Tx, businessId: string, lines: readonly LinePlace[]): Promise<LinePlace[]> {
  const column = columnsOf(lines)
  const fed = await tx<LinePlace[]>`
    select f.contact_id as "contactId", f.seq
    from unnest(${column((line) => line.contactId)}::uuid[], ${column((line) => line.seq)}::int[]) as v(contact_id, seq)
      join feed f on f.business_id = ${businessId} and f.contact_id = v.contact_id and f.seq = v.seq`
  const placed = new Set(fed.map(nameOf))
  return lines.filter((line) => !placed.has(nameOf(line)))
}

/**
 * Returns the lines without those of contacts whose line before is neither in the feed nor given its place now: while
 * more batches wait than are read, it may be in one of them.
 */
async function withoutWaiting(
  tx: Tx,
  businessId: string,
  lines: readonly LinePlace[],
  together: readonly LinePlace[],
): Promise<LinePlace[]> {
  const first = new Map<string, number>()
  for (const { contactId, seq } of lines) if (!first.has(contactId)) first.set(contactId, seq)
  const placed = new Set(together.map(nameOf))
  const open = [...first]
    .map(([contactId, seq]) => ({ contactId, seq: seq - 1 }))
    .filter((line) => line.seq > 0 && !placed.has(nameOf(line)))
  if (open.length === 0) return [...lines]
  const waiting = new Set((await withoutFed(tx, businessId, open)).map(({ contactId }) => contactId))
  return lines.filter(({ contactId }) => !waiting.has(contactId))
}

/** Removes what says that lines wait for their place, which they have now. */
export async function deleteUnfed(tx: Tx, businessId: string, { alone, batchIds }: Unfed): Promise<void> {
  const column = columnsOf(alone)
  await Promise.all([
    alone.length > 0 &&
      tx`
        delete from unfed_lines u using unnest(${column((line) => line.contactId)}::uuid[],
          ${column((line) => line.seq)}::int[]) as v(contact_id, seq)
        where u.business_id = ${businessId} and u.contact_id = v.contact_id and u.seq = v.seq`,
    batchIds.length > 0 &&
      tx`delete from unfed_batches where business_id = ${businessId} and id = any(${[...batchIds]}::uuid[])`,
  ])
}
