import { EMPTY_ROOT, nodeHash, splitOf } from './hashing'

/**
 * Returns the hash of the complete subtree of the entries `index` × 2^`height` to (`index` + 1) × 2^`height`. All that
 * is computed here is computed from such nodes, wherever they are stored.
 */
export type NodeReader = (height: number, index: number) => Buffer

/** Returns the root of the first `size` entries. */
export function rootOf(read: NodeReader, size: number): Buffer {
  return size === 0 ? EMPTY_ROOT : rangeHash(read, 0, size)
}

/**
 * Returns the proof that the entry `index` is in the tree of `size` entries: from its sibling up to a child of the root
 * (RFC 6962, section 2.1.1).
 * @throws RangeError when the tree has no such entry
 */
export function inclusionProof(read: NodeReader, index: number, size: number): Buffer[] {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < size)) throw new RangeError('no such entry in the tree')
  const path = (from: number, to: number): Buffer[] => {
    if (to - from === 1) return []
    const middle = from + splitOf(to - from)
    return index < middle
      ? [...path(from, middle), rangeHash(read, middle, to)]
      : [...path(middle, to), rangeHash(read, from, middle)]
  }
  return path(0, size)
}

/**
 * Returns the proof that the tree of `size` entries begins with the tree of `oldSize` entries (RFC 6962, section
 * 2.1.2). It is empty for an old size of 0 and for equal sizes.
 * @throws RangeError when the old size is larger
 */
export function consistencyProof(read: NodeReader, oldSize: number, size: number): Buffer[] {
  if (!(Number.isSafeInteger(oldSize) && oldSize >= 0 && oldSize <= size)) throw new RangeError('not an older tree')
  if (oldSize === 0) return []
  const proof = (old: number, from: number, to: number, isOldRoot: boolean): Buffer[] => {
    if (old === to - from) return isOldRoot ? [] : [rangeHash(read, from, to)]
    const half = splitOf(to - from)
    const middle = from + half
    return old <= half
      ? [...proof(old, from, middle, isOldRoot), rangeHash(read, middle, to)]
      : [...proof(old - half, middle, to, false), rangeHash(read, from, middle)]
  }
  return proof(oldSize, 0, size, true)
}

/** Returns the hash over the entries `from` to `to`, where `from` is a place at which RFC 6962 divides trees. */
function rangeHash(read: NodeReader, from: number, to: number): Buffer {
  const length = to - from
  if (length === 1) return read(0, from)
  const half = splitOf(length)
  if (half * 2 === length) return read(Math.log2(length), from / length)
  return nodeHash(rangeHash(read, from, from + half), rangeHash(read, from + half, to))
}
