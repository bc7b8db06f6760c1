import { hash } from 'node:crypto'

/** Bytes of SHA-256. */
export const HASH_BYTES = 32

/** The root of a tree without entries: SHA-256 of nothing (RFC 6962, section 2.1). */
export const EMPTY_ROOT: Buffer = hash('sha256', Buffer.alloc(0), 'buffer')

const LEAF = 0
const NODE = 1
/** 0x01 ‖ left ‖ right, filled for each node: a tree of many entries is hashed without an allocation for each. */
const pair = Buffer.alloc(1 + 2 * HASH_BYTES, NODE)

/** 0x00 ‖ entry, for entries that are hashes. */
const leaf = Buffer.alloc(1 + HASH_BYTES, LEAF)

/** Returns the hash of a leaf: SHA-256 of 0x00 ‖ the entry. */
export function leafHash(entry: Uint8Array): Buffer {
  if (entry.length === HASH_BYTES) {
    leaf.set(entry, 1)
    return hash('sha256', leaf, 'buffer')
  }
  return hash('sha256', Buffer.concat([Buffer.of(LEAF), entry]), 'buffer')
}

/** Returns the hash of a node: SHA-256 of 0x01 ‖ left ‖ right. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  pair.set(left, 1)
  pair.set(right, 1 + HASH_BYTES)
  return hash('sha256', pair, 'buffer')
}

/** Returns the largest power of two below `size`, which is 2 or more: where RFC 6962 divides a tree. */
export function splitOf(size: number): number {
  // Sizes may be beyond the 32 bits of the bit operators.
  let half = 1
  while (half * 2 < size) half *= 2
  return half
}
