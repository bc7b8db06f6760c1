import type { Micros } from './micros'

/** The place of an object in a list: time, then id. */
export type Position = readonly [at: Micros, id: number]

interface Entry<T> {
  at: Micros
  item: T
}

/**
 * All items in the order in which they were modified. A write appends, and the item's older entries become stale; they
 * are dropped once they are half of the list. So a write costs O(1) and a page O(log n), for any number of contacts.
 */
export class ModifiedIndex<T extends { id: number; modifiedOn: Micros }> {
  #entries: Entry<T>[] = []
  readonly #current = new Map<T, Entry<T>>()

  /** Call after `modifiedOn` has moved to a time that is not before any other's. */
  touch(item: T): void {
    const entry = { at: item.modifiedOn, item }
    this.#entries.push(entry)
    this.#current.set(item, entry)
    if (this.#entries.length > 2 * this.#current.size + 1000) {
      this.#entries = this.#entries.filter((one) => this.#current.get(one.item) === one)
    }
  }

  /** Items oldest first, or newest first; with `from`, only those strictly behind it in that direction. */
  *walk(descending: boolean, from: Position | null): Generator<T> {
    // A copy of the reference: a compaction during a walk makes a new array and leaves this one as it was.
    const entries = this.#entries
    const step = descending ? -1 : 1
    let index = descending ? entries.length - 1 : 0
    if (from) index = descending ? firstAfter(entries, from[0]) - 1 : firstAfter(entries, from[0] - 1)
    for (let entry = entries[index]; entry; entry = entries[(index += step)]) {
      if (this.#current.get(entry.item) !== entry) continue
      if (from && !isBehind(entry, from, descending)) continue
      yield entry.item
    }
  }
}

function isBehind<T extends { id: number }>(entry: Entry<T>, [at, id]: Position, descending: boolean): boolean {
  const order = entry.at - at || entry.item.id - id
  return descending ? order < 0 : order > 0
}

/** The first index whose entry is later than `at`. */
function firstAfter(entries: readonly { at: Micros }[], at: Micros): number {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((entries[middle]?.at ?? Infinity) <= at) low = middle + 1
    else high = middle
  }
  return low
}
