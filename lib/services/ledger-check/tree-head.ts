import { EMPTY_ROOT, leafHash, nodeHash } from '@/lib/merkle/hashing'

/**
 * Computes the root over entries that are given one by one (RFC 6962, section 2.1). It keeps the roots of the complete
 * subtrees on the left only, at most one for each power of two.
 */
export class TreeHead {
  readonly #subtrees: Buffer[] = []
  size = 0

  add(entry: Uint8Array): void {
    let hash = leafHash(entry)
    for (let rest = this.size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      const left = this.#subtrees.pop()
      if (left) hash = nodeHash(left, hash)
    }
    this.#subtrees.push(hash)
    this.size++
  }

  root(): Buffer {
    const last = this.#subtrees.at(-1)
    if (!last) return EMPTY_ROOT
    return this.#subtrees.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last)
  }
}
