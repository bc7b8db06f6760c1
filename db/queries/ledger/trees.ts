import type { Sql, Tx } from '@/db/client'
import { inBlock } from '@/db/in-block'
import { columnsOf } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'
import { hashColumn, prevColumn } from './line-form'
import { type Line, lineColumns, type LineRow, linesOf } from './lines'

/** The hash trees: their tiles, and what is added to them (lib/merkle). */

export interface TilePlace {
  level: number
  index: number
}
export interface Tile extends TilePlace {
  hashes: Buffer
}

const TILE_WIDTH = 256
const HASH_BYTES = 32

/** Returns the businesses whose feed has lines that no checkpoint covers; with `everything`, all that have lines. */
export async function findTreesToSign(sql: Sql, everything: boolean): Promise<string[]> {
  const rows = await inBlock(sql, (tx) => tx<{ id: string }[]>`select sayso_trees_to_sign(${everything}) as id`)
  return rows.map((row) => row.id)
}

/** Says that the feed has grown to a position that no checkpoint covers yet, in the transaction that gave it. */
export async function markUnsigned(tx: Tx, businessId: string, fed: number): Promise<void> {
  await tx`
    insert into unsigned_feeds (business_id, fed) values (${businessId}, ${fed})
    on conflict (business_id) do update set fed = excluded.fed`
}

/** Says that a checkpoint covers the feed up to a position, in the transaction that stored it. */
export async function markSigned(tx: Tx, businessId: string, size: number): Promise<void> {
  await tx`delete from unsigned_feeds where business_id = ${businessId} and fed <= ${size}`
}

/** Returns whether this transaction alone may add to the tree. It does not wait. */
export async function tryLockTree(tx: Tx, businessId: string): Promise<boolean> {
  const [lock] = await tx<
    { taken: boolean }[]
  >`select pg_try_advisory_xact_lock(hashtextextended(${`sayso.tree:${businessId}`}, 0)) as taken`
  return lock?.taken ?? false
}

/** Returns how many entries the tree has. */
export async function readTreeSize(tx: Tx, businessId: string): Promise<number> {
  const [last] = await tx<{ place: number; bytes: number }[]>`
    select place, length(hashes) as bytes from tree_tiles where business_id = ${businessId} and level = 0
    order by place desc limit 1`
  return last ? last.place * TILE_WIDTH + last.bytes / HASH_BYTES : 0
}

/** Returns those of the tiles that there are. */
export async function readTiles(tx: Tx, businessId: string, places: readonly TilePlace[]): Promise<Tile[]> {
  const column = columnsOf(places)
  return tx<Tile[]>`
    select t.level, t.place as index, t.hashes from tree_tiles t
    join unnest(${column((each) => each.level)}::int[], ${column((each) => each.index)}::bigint[]) as v(level, place)
      on t.level = v.level and t.place = v.place
    where t.business_id = ${businessId}`
}

/** Writes tiles with all their hashes. A tile that has a hash at a place keeps it, or the statement fails. */
export async function writeTiles(tx: Tx, businessId: string, tiles: readonly Tile[]): Promise<void> {
  // Each by a statement of its own, which a cluster sends to the node of the business (docs/reference/citus.md, 38).
  await Promise.all(
    tiles.map(
      ({ level, index, hashes }) =>
        tx`select sayso_extend_tile(${businessId}::uuid, ${level}::int, ${index}::bigint, ${hashes}::bytea)`,
    ),
  )
}

/** An entry of the feed with the hash of its line; null if there is no such line. */
export interface FedHash {
  position: number
  hash: string | null
}

/** Returns the hashes of the lines after a position of the feed, in its order. */
export async function readFedHashes(tx: Tx, businessId: string, after: number, limit: number): Promise<FedHash[]> {
  return tx<FedHash[]>`
    select f.position, ${hashColumn(tx)} as hash from feed f
    left join ledger l on l.business_id = ${businessId} and l.business_id = f.business_id
      and l.contact_id = f.contact_id and l.seq = f.seq
    where f.business_id = ${businessId} and f.position > ${after} order by f.position limit ${limit}`
}

/**
 * Returns the same hashes one after the other, 32 bytes each: thousands of rows take longer on the way than to be
 * hashed. Null where a position or a line is missing, or a hash is none: `readFedHashes` says which.
 */
export async function readJoinedHashes(
  tx: Tx,
  businessId: string,
  after: number,
  limit: number,
): Promise<Buffer | null> {
  const [row] = await tx<{ lines: number; first: number | null; last: number | null; hashes: Buffer | null }[]>`
    select count(*)::int as lines, min(position) as first, max(position) as last,
      string_agg(hash, ''::bytea order by position) as hashes
    from (select f.position, coalesce(l.hash_bytes, case when l.hash ~ '^[0-9a-f]{64}$' then decode(l.hash, 'hex') end)
        as hash
      from feed f left join ledger l on l.business_id = ${businessId} and l.business_id = f.business_id
        and l.contact_id = f.contact_id and l.seq = f.seq
      where f.business_id = ${businessId} and f.position > ${after} order by f.position limit ${limit}) as v`
  if (!row || row.lines === 0) return Buffer.alloc(0)
  const isWhole = row.first === after + 1 && row.last === after + row.lines
  return isWhole && row.hashes?.length === row.lines * HASH_BYTES ? row.hashes : null
}

export interface TreeEntry {
  place: number
  body: string
}

/** Returns entries of the tree over all businesses, from a place on. */
export async function readEntries(tx: Tx, businessId: string, from: number, limit: number): Promise<TreeEntry[]> {
  return tx<TreeEntry[]>`
    select place, body from tree_entries where business_id = ${businessId} and place >= ${from}
    order by place limit ${limit}`
}

/** Adds an entry at the end. It waits for others who add one. */
export async function appendEntry(tx: Tx, businessId: string, body: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`sayso.entries:${businessId}`}, 0))`
  const [last] = await tx<{ place: number | null }[]>`
    select max(place) as place from tree_entries where business_id = ${businessId}`
  await tx`
    insert into tree_entries (business_id, place, body) values (${businessId}, ${(last?.place ?? -1) + 1}, ${body})
    on conflict (business_id, body) do nothing`
}

/** Returns the place of an entry, or null. */
export async function findEntry(tx: Tx, businessId: string, body: string): Promise<number | null> {
  const [row] = await tx<{ place: number }[]>`
    select place from tree_entries where business_id = ${businessId} and body = ${body}`
  return row?.place ?? null
}

/** A line, what it is sealed on, and its position in the feed; null while it has none. */
export interface PlacedLine extends Line {
  prev: string
  position: number | null
}

/** Returns the line of a change of this contact with its position, or null. */
export async function findPlacedLine(
  tx: Tx,
  businessId: string,
  contactId: string,
  changeId: string,
): Promise<PlacedLine | null> {
  const rows = await tx<LineRow<{ prev: string; position: number | null }>[]>`
    select ${lineColumns(tx)}, ${prevColumn(tx)} as prev, f.position from ledger l
    left join feed f on f.business_id = ${businessId} and f.business_id = l.business_id
      and f.contact_id = l.contact_id and f.seq = l.seq
    where l.business_id = ${businessId} and l.contact_id = ${contactId} and l.change_id = ${changeId} limit 1`
  return linesOf(businessId, rows)[0] ?? null
}

/** Returns the business of a public log by the word in its addresses, or null. */
export async function findLogBusiness(sql: Sql, slug: string): Promise<string | null> {
  const [row] = await sql<{ id: string | null }[]>`select sayso_log_business(${slug}) as id`
  return row?.id ?? null
}

/** Returns how many lines follow a position of the feed, up to 10,000, and when the oldest of them was written. */
export async function readUncovered(tx: Tx, businessId: string, after: number) {
  const [row] = await tx<{ waiting: number; oldest: Instant | null }[]>`
    select count(*)::int as waiting, sayso_ms(min(l.recorded_at)) as oldest
    from (select contact_id, seq from feed where business_id = ${businessId} and position > ${after}
      order by position limit 10000) f
    join ledger l on l.business_id = ${businessId} and l.contact_id = f.contact_id and l.seq = f.seq`
  return row ?? { waiting: 0, oldest: null }
}
