import { type Database, inBusiness } from '@/db/client'
import { readCheckpoints, type StoredCheckpoint } from '@/db/queries/ledger/checkpoints'
import { readEntries, readFedHashes, readTiles } from '@/db/queries/ledger/trees'
import { GrowingRoot } from '@/lib/merkle/compact'
import { HASH_BYTES, leafHash } from '@/lib/merkle/hashing'
import { TILE_WIDTH } from '@/lib/merkle/tiles'
import { INSTALLATION } from './logs'

/**
 * What is wrong with a log:
 * - `entry_missing`: the line at this position is gone, or the positions have a gap
 * - `entry_differs`: the line at this position is not the one that the tree was made of
 * - `checkpoint_differs`: the checkpoint of this size, in the database, was signed for other entries
 * - `outside_differs`: the same for a checkpoint that was kept elsewhere
 * - `shorter`: a checkpoint that was kept elsewhere has more entries than the database
 */
export interface LogFault {
  problem: 'entry_missing' | 'entry_differs' | 'checkpoint_differs' | 'outside_differs' | 'shorter'
  /** Position of an entry, from 1; or size of a checkpoint. */
  at: number
}

/** The head of a log as somebody else has kept it. */
export interface OutsideHead {
  size: number
  root: Buffer
}

/** How many entries are read at a time: some whole tiles. */
const PIECE = 8 * TILE_WIDTH

/**
 * Compares a log with the lines of the ledger, with every checkpoint in the database, and with checkpoints that were
 * kept outside of it. It reads every line once and uses constant memory. Returns the number of entries, and the first
 * fault of each kind; nothing after the first entry that is missing can be compared.
 */
export async function checkLog(
  db: Database,
  businessId: string,
  outside: readonly OutsideHead[],
): Promise<{ size: number; checkpoints: number; faults: LogFault[] }> {
  const tree = new GrowingRoot()
  const faults = new Map<LogFault['problem'], LogFault>()
  const note = (problem: LogFault['problem'], at: number) => {
    if (!faults.has(problem)) faults.set(problem, { problem, at })
  }
  const kept = outside.toSorted((a, b) => a.size - b.size)
  let signed: StoredCheckpoint[] = []
  let after: number | null = 0
  let checkpoints = 0
  const readMore = async (from: number) => {
    signed = await inBusiness(db, businessId, (tx) => readCheckpoints(tx, businessId, from, PIECE))
    after = signed.at(-1)?.size ?? null
    checkpoints += signed.length
  }
  /** Whether a checkpoint has the size that the tree has grown to. */
  const isDue = () => (signed[0] ?? kept[0]) !== undefined && sizeOfNext() <= tree.size
  const sizeOfNext = () => Math.min(signed[0]?.size ?? Infinity, kept[0]?.size ?? Infinity)
  const compare = async () => {
    while (isDue()) {
      const root = tree.root()
      while (signed[0] && signed[0].size <= tree.size) {
        const head = signed.shift()
        if (head && root.toString('base64') !== head.root) note('checkpoint_differs', head.size)
        if (signed.length === 0 && after !== null) await readMore(after)
      }
      while (kept[0] && kept[0].size <= tree.size) {
        const head = kept.shift()
        if (head && !root.equals(head.root)) note('outside_differs', head.size)
      }
    }
  }
  await readMore(after)
  await compare()
  for (let more = true; more;) {
    const { entries, leaves } = await readPiece(db, businessId, tree.size)
    for (const [place, entry] of entries.entries()) {
      if (entry === null) {
        note('entry_missing', tree.size + 1)
        break
      }
      const hash = leafHash(entry)
      const stored = leaves.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES)
      if (stored.length > 0 && !stored.equals(hash)) note('entry_differs', tree.size + 1)
      tree.add(hash)
      if (isDue()) await compare()
    }
    // People go on saving: a checkpoint that was read last may be of entries that came after the last piece.
    const isEnd = entries.length < PIECE && (entries.length === 0 || signed.length === 0)
    more = !isEnd && !faults.has('entry_missing')
  }
  if (signed.length > 0 && !faults.has('entry_missing')) note('entry_missing', tree.size + 1)
  if (kept.length > 0) note('shorter', Math.max(...kept.map(({ size }) => size)))
  return { size: tree.size, checkpoints, faults: [...faults.values()] }
}

/** Returns entries from a place on, null for one that is missing, with the leaves that the tree has for them. */
async function readPiece(db: Database, businessId: string, from: number) {
  // Some entries of the first tile are compared already.
  const skipped = from % TILE_WIDTH
  return inBusiness(db, businessId, async (tx) => {
    const rows =
      businessId === INSTALLATION
        ? (await readEntries(tx, businessId, from, PIECE)).map(({ place, body }) => ({
            place,
            entry: Buffer.from(body, 'utf8'),
          }))
        : (await readFedHashes(tx, businessId, from, PIECE)).map(({ position, hash }) => ({
            place: position - 1,
            entry: hash === null ? null : Buffer.from(hash, 'hex'),
          }))
    const entries = rows.map(({ place, entry }, at) => (place === from + at ? entry : null))
    const first = (from - skipped) / TILE_WIDTH
    const places = Array.from({ length: PIECE / TILE_WIDTH + 1 }, (_, at) => ({ level: 0, index: first + at }))
    const tiles = await readTiles(tx, businessId, places)
    const inOrder = tiles.toSorted((a, b) => a.index - b.index)
    const hashes = Buffer.concat(inOrder.map((tile) => tile.hashes))
    return { entries, leaves: hashes.subarray(skipped * HASH_BYTES) }
  })
}
