import { concat, equal } from './bytes'
import type { Sha256 } from './sha256'

// The Merkle tree of RFC 6962, section 2.1. Its proofs are verified as RFC 9162, 2.1.3.2, says.

const HASH_BYTES = 32
const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

export const leafHash = (sha256: Sha256, entry: Uint8Array): Uint8Array => sha256(concat(LEAF, entry))

const nodeHash = (sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array => sha256(concat(NODE, left, right))

const half = (number: number): number => Math.floor(number / 2)
const isOdd = (number: number): boolean => number % 2 === 1

/** Returns whether `path` leads from the leaf at `index` to the root of the tree with `size` leaves. */
export function includes(
  sha256: Sha256,
  {
    leaf,
    index,
    size,
    path,
    root,
  }: { leaf: Uint8Array; index: number; size: number; path: readonly Uint8Array[]; root: Uint8Array },
): boolean {
  if (!(index >= 0 && index < size) || path.some(({ length }) => length !== HASH_BYTES)) return false
  let at = index
  let last = size - 1
  let hash = leaf
  for (const sibling of path) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      hash = nodeHash(sha256, sibling, hash)
      while (!isOdd(at) && at !== 0) {
        at = half(at)
        last = half(last)
      }
    } else {
      hash = nodeHash(sha256, hash, sibling)
    }
    at = half(at)
    last = half(last)
  }
  return last === 0 && equal(hash, root)
}

/** Returns whether `path` shows that the tree of `old` is the beginning of the tree with `size` leaves. */
export function extendsTree(
  sha256: Sha256,
  {
    old,
    size,
    root,
    path,
  }: { old: { size: number; root: Uint8Array }; size: number; root: Uint8Array; path: readonly Uint8Array[] },
): boolean {
  if (old.size < 1 || old.size > size || path.some(({ length }) => length !== HASH_BYTES)) return false
  if (old.size === size) return path.length === 0 && equal(old.root, root)
  let at = old.size - 1
  let last = size - 1
  while (isOdd(at)) {
    at = half(at)
    last = half(last)
  }
  // The proof leaves out the old root where that is a node of the new tree.
  const [first, ...others] = at === 0 ? [old.root, ...path] : path
  if (!first) return false
  let [before, after] = [first, first]
  for (const sibling of others) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      before = nodeHash(sha256, sibling, before)
      after = nodeHash(sha256, sibling, after)
      while (!isOdd(at) && at !== 0) {
        at = half(at)
        last = half(last)
      }
    } else {
      after = nodeHash(sha256, after, sibling)
    }
    at = half(at)
    last = half(last)
  }
  return last === 0 && equal(before, old.root) && equal(after, root)
}

/** Computes the root of a tree whose leaves are given one after the other, in memory that grows with its height. */
export class GrowingTree {
  readonly #sha256: Sha256
  /** The roots of full subtrees, the largest first, each with its number of leaves. */
  readonly #peaks: { leaves: number; hash: Uint8Array }[] = []
  size = 0

  constructor(sha256: Sha256) {
    this.#sha256 = sha256
  }

  add(leaf: Uint8Array): void {
    this.size++
    let peak = { leaves: 1, hash: leaf }
    for (let left = this.#peaks.at(-1); left?.leaves === peak.leaves; left = this.#peaks.at(-1)) {
      this.#peaks.pop()
      peak = { leaves: 2 * left.leaves, hash: nodeHash(this.#sha256, left.hash, peak.hash) }
    }
    this.#peaks.push(peak)
  }

  root(): Uint8Array {
    const hashes = this.#peaks.map(({ hash }) => hash)
    const last = hashes.pop()
    if (!last) return this.#sha256(new Uint8Array())
    return hashes.reduceRight((right, left) => nodeHash(this.#sha256, left, right), last)
  }
}
