import { setTimeout as sleep } from 'node:timers/promises'
import type { Sql } from '@/db/client'
import { findApiKey, findApiKeys, type StoredKey } from '@/db/queries/api/api-keys'

/** From this many refused tokens in a second on, look-ups are gathered. */
export const MANY = 100
/** How long they are gathered, in milliseconds. */
const GATHER_MS = 5
/** The most keys of one statement. */
const AT_ONCE = 200

export interface LookupTiming {
  /** Milliseconds that only grow. */
  now(): number
  wait(ms: number): Promise<unknown>
}

interface Group {
  ids: Set<string>
  found: Promise<Map<string, StoredKey>>
}

/**
 * Looks up API keys. While somebody tries many tokens, all look-ups of five milliseconds are one statement: a statement
 * costs far more than the look-up in it, and a token that is made up at random is never one that was refused before.
 * A caller with a good key waits these milliseconds too, and at no other time.
 */
export class KeyLookups {
  readonly #groups = new Map<Sql, Group>()
  #second = 0
  #refused = { now: 0, before: 0 }

  constructor(private readonly timing: LookupTiming = { now: () => performance.now(), wait: sleep }) {}

  /** Counts a token that was refused after a look-up. */
  noteRefused(): void {
    this.#turn()
    this.#refused.now += 1
  }

  async find(sql: Sql, id: string): Promise<StoredKey | null> {
    this.#turn()
    if (Math.max(this.#refused.now, this.#refused.before) < MANY) return findApiKey(sql, id)
    const group = this.#groups.get(sql) ?? this.#gather(sql)
    group.ids.add(id)
    if (group.ids.size >= AT_ONCE) this.#groups.delete(sql)
    return (await group.found).get(id) ?? null
  }

  #gather(sql: Sql): Group {
    const ids = new Set<string>()
    const ask = () => {
      if (this.#groups.get(sql) === group) this.#groups.delete(sql)
      return findApiKeys(sql, [...ids])
    }
    const group: Group = { ids, found: this.timing.wait(GATHER_MS).then(ask) }
    this.#groups.set(sql, group)
    return group
  }

  /** Begins to count again at each full second. */
  #turn(): void {
    const second = Math.floor(this.timing.now() / 1000)
    if (second === this.#second) return
    this.#refused = { now: 0, before: second === this.#second + 1 ? this.#refused.now : 0 }
    this.#second = second
  }
}
