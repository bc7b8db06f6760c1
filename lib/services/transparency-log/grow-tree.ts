import type { Tx } from '@/db/client'
import {
  readEntries,
  readFedHashes,
  readJoinedHashes,
  readTiles,
  readTreeSize,
  tryLockTree,
  writeTiles,
} from '@/db/queries/ledger/trees'
import { HASH_BYTES, leafHash } from '@/lib/merkle/hashing'
import { extendTiles, growingTiles, readerOf, tilesFor } from '@/lib/merkle/tiles'
import type { NodeReader } from '@/lib/merkle/tree'
import { INSTALLATION, SigningFailure } from './logs'

/** How many entries one transaction adds. */
const BATCH = 5000

/**
 * Adds entries that the tree does not have yet: the lines of the feed, or for the installation the checkpoints of
 * businesses. Returns the size after that and whether there may be more; null when another worker is adding.
 * @throws SigningFailure `line_missing`
 */
export async function growTree(tx: Tx, businessId: string): Promise<{ size: number; more: boolean } | null> {
  if (!(await tryLockTree(tx, businessId))) return null
  const size = await readTreeSize(tx, businessId)
  const entries = await readNew(tx, businessId, size)
  if (entries.length === 0) return { size, more: false }
  const growing = await readTiles(tx, businessId, growingTiles(size))
  await writeTiles(tx, businessId, extendTiles(growing, size, entries.map(leafHash)))
  return { size: size + entries.length, more: entries.length === BATCH }
}

/** Returns the entries after the first `size`. */
async function readNew(tx: Tx, businessId: string, size: number): Promise<Buffer[]> {
  if (businessId === INSTALLATION) {
    const rows = await readEntries(tx, businessId, size, BATCH)
    return rows.map(({ place, body }, at) => {
      if (place !== size + at) throw new SigningFailure('line_missing', `entry ${size + at} is missing`)
      return Buffer.from(body, 'utf8')
    })
  }
  const joined = await readJoinedHashes(tx, businessId, size, BATCH)
  if (joined)
    return Array.from({ length: joined.length / HASH_BYTES }, (_, at) =>
      joined.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
    )
  const rows = await readFedHashes(tx, businessId, size, BATCH)
  return rows.map(({ position, hash }, at) => {
    if (position !== size + at + 1 || hash === null)
      throw new SigningFailure('line_missing', `the line at position ${size + at + 1} of the feed is missing`)
    return Buffer.from(hash, 'hex')
  })
}

/** Returns what is computed from a stored tree. It reads the tiles that the computation needs, in one query. */
export async function computeOnTree<T>(tx: Tx, businessId: string, compute: (read: NodeReader) => T): Promise<T> {
  return compute(readerOf(await readTiles(tx, businessId, tilesFor(compute))))
}
