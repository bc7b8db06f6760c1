import type { TopicDecision } from '@/lib/backends/backend'

/** The most lists that are kept of a business. Then all are made again. */
const MOST_LISTS = 100

/**
 * Keeps each list of decisions once in memory for all contacts of a business about whom the same is decided, while one
 * version of its topics is in use. Many contacts wait at the same time, and what a backend makes of a list is made once
 * for all of them (`keptFor`).
 */
export class SharedDecisions {
  /** The decisions about each topic, by its place: as many as there are reasons. */
  readonly #byPlace: TopicDecision[][] = []
  readonly #lists = new Map<string, readonly TopicDecision[]>()

  /** Returns the list that is equal to this one. All lists have the same topics in the same order. */
  share(decisions: readonly TopicDecision[]): readonly TopicDecision[] {
    let key = ''
    decisions.forEach((decision, place) => {
      const { allowed, reason } = decision
      const known = (this.#byPlace[place] ??= [])
      const found = known.findIndex((each) => each.allowed === allowed && each.reason === reason)
      key += String.fromCharCode(found < 0 ? known.push(decision) - 1 : found)
    })
    const same = this.#lists.get(key)
    if (same) return same
    if (this.#lists.size >= MOST_LISTS) this.#lists.clear()
    this.#lists.set(key, decisions)
    return decisions
  }
}
