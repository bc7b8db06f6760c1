import { EMPTY_ROOT, nodeHash } from './hashing'

/** The root of a tree whose entries come one after the other, in constant memory. */
export class GrowingRoot {
  /** The roots of the complete subtrees, the largest first. */
  readonly #subtrees: { size: number; hash: Buffer }[] = []
  #size = 0

  get size(): number {
    return this.#size
  }

  /** Adds the hash of a leaf. */
  add(leaf: Buffer): void {
    let made = { size: 1, hash: leaf }
    for (let last = this.#subtrees.at(-1); last?.size === made.size; last = this.#subtrees.at(-1)) {
      this.#subtrees.pop()
      made = { size: made.size * 2, hash: nodeHash(last.hash, made.hash) }
    }
    this.#subtrees.push(made)
    this.#size += 1
  }

  root(): Buffer {
    return (
      this.#subtrees.reduceRight<Buffer | null>((right, { hash }) => (right ? nodeHash(hash, right) : hash), null) ??
      EMPTY_ROOT
    )
  }
}
