import { EMPTY_ROOT, nodeHash } from './hashing'

/**
 * Returns the root that the proof leads to from a leaf's hash, or null when the proof has the wrong length for this
 * place and size (RFC 9162, section 2.1.3.2). The entry is in the tree exactly if this is the tree's root.
 */
export function rootFromInclusion(leaf: Buffer, index: number, size: number, proof: readonly Buffer[]): Buffer | null {
  if (!isSize(index) || !isSize(size) || index >= size) return null
  let [place, last, hash] = [index, size - 1, leaf]
  for (const each of proof) {
    if (last === 0) return null
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(each, hash)
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, half(last)]
    } else {
      hash = nodeHash(hash, each)
    }
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 ? hash : null
}

/** Returns whether the tree of `size` and `root` begins with the tree of the old size and root (RFC 9162, 2.1.4.2). */
export function isConsistent(
  old: { size: number; root: Buffer },
  now: { size: number; root: Buffer },
  proof: readonly Buffer[],
): boolean {
  if (!isSize(old.size) || !isSize(now.size) || old.size > now.size) return false
  if (old.size === 0) return proof.length === 0 && old.root.equals(EMPTY_ROOT)
  if (old.size === now.size) return proof.length === 0 && old.root.equals(now.root)
  const [first, ...rest] = isPowerOfTwo(old.size) ? [old.root, ...proof] : proof
  if (!first) return false
  let [place, last] = [old.size - 1, now.size - 1]
  while (place % 2 === 1) [place, last] = [half(place), half(last)]
  let [before, after] = [first, first]
  for (const each of rest) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      before = nodeHash(each, before)
      after = nodeHash(each, after)
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, half(last)]
    } else {
      after = nodeHash(after, each)
    }
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && before.equals(old.root) && after.equals(now.root)
}

const half = (value: number) => Math.floor(value / 2)
const isSize = (value: number) => Number.isSafeInteger(value) && value >= 0
const isPowerOfTwo = (value: number) => Number.isInteger(Math.log2(value)) && 2 ** Math.log2(value) === value
