import { HASH_BYTES, nodeHash } from './hashing'
import type { NodeReader } from './tree'

/**
 * A tree is stored and served in tiles of height 8, as C2SP's tlog-tiles describes: a tile holds up to 256 hashes of
 * one level. At level 0 these are hashes of leaves; above, each is the root of a full tile below. A full tile never
 * changes and a partial one only grows, so that a proof reads a few rows however large the tree is.
 */
export const TILE_WIDTH = 256
const TILE_HEIGHT = 8

export interface TilePlace {
  level: number
  index: number
}
export interface Tile extends TilePlace {
  /** The hashes one after the other, 32 bytes each. */
  hashes: Buffer
}

/** Returns the text that names a tile in a map. */
export const tileKey = ({ level, index }: TilePlace) => `${level}/${index}`

/** Returns how many hashes of the tile belong to a tree of `size` entries: 0 to 256. */
export function tileWidth({ level, index }: TilePlace, size: number): number {
  const full = Math.floor(size / TILE_WIDTH ** level)
  return Math.max(0, Math.min(TILE_WIDTH, full - index * TILE_WIDTH))
}

/** Returns the tiles that a tree of `size` entries still adds hashes to, the lowest level first. */
export function growingTiles(size: number): TilePlace[] {
  const tiles: TilePlace[] = []
  for (let level = 0, width = size; width > 0; level++, width = Math.floor(width / TILE_WIDTH))
    if (width % TILE_WIDTH > 0) tiles.push({ level, index: Math.floor(width / TILE_WIDTH) })
  return tiles
}

/**
 * Returns the tiles that change when `leaves` (hashes) are added to a tree of `size` entries, each with all its hashes.
 * @param growing the tiles of `growingTiles(size)`
 */
export function extendTiles(growing: readonly Tile[], size: number, leaves: readonly Buffer[]): Tile[] {
  const before = new Map(growing.map((tile) => [tileKey(tile), tile.hashes]))
  const changed: Tile[] = []
  let added = [...leaves]
  for (let level = 0, width = size; added.length > 0; level++, width = Math.floor(width / TILE_WIDTH)) {
    const above: Buffer[] = []
    let index = Math.floor(width / TILE_WIDTH)
    let held = width % TILE_WIDTH
    while (added.length > 0) {
      const old = held > 0 ? before.get(tileKey({ level, index })) : Buffer.alloc(0)
      if (old?.length !== held * HASH_BYTES) throw new RangeError('a tile has not the hashes that its tree needs')
      const fresh = added.slice(0, TILE_WIDTH - held)
      added = added.slice(fresh.length)
      const hashes = Buffer.concat([old, ...fresh])
      changed.push({ level, index, hashes })
      if (hashes.length === TILE_WIDTH * HASH_BYTES) above.push(subtree(hashes, 0, TILE_WIDTH))
      index += 1
      held = 0
    }
    added = above
  }
  return changed
}

/** Returns a reader of nodes over tiles in memory. It throws RangeError for a hash that no tile has. */
export function readerOf(tiles: readonly Tile[]): NodeReader {
  const known = new Map(tiles.map((tile) => [tileKey(tile), tile.hashes]))
  return (height, index) => {
    const { tile, first, width } = placeOf(height, index)
    const hashes = known.get(tileKey(tile))
    if (!hashes || hashes.length < (first + width) * HASH_BYTES) throw new RangeError('a tile of the tree is missing')
    return subtree(hashes, first, width)
  }
}

/** Returns the tiles that a computation reads, by running it once on hashes of zeros. */
export function tilesFor(compute: (read: NodeReader) => unknown): TilePlace[] {
  const wanted = new Map<string, TilePlace>()
  const zero = Buffer.alloc(HASH_BYTES)
  compute((height, index) => {
    const { tile } = placeOf(height, index)
    wanted.set(tileKey(tile), tile)
    return zero
  })
  return [...wanted.values()]
}

function placeOf(height: number, index: number) {
  const level = Math.floor(height / TILE_HEIGHT)
  const width = 2 ** (height - level * TILE_HEIGHT)
  const start = index * width
  return { tile: { level, index: Math.floor(start / TILE_WIDTH) }, first: start % TILE_WIDTH, width }
}

function subtree(hashes: Buffer, first: number, width: number): Buffer {
  if (width === 1) return hashes.subarray(first * HASH_BYTES, (first + 1) * HASH_BYTES)
  return nodeHash(subtree(hashes, first, width / 2), subtree(hashes, first + width / 2, width / 2))
}
