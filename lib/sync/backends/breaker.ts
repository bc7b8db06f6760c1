import type { Instant } from '@/lib/consent/types'

/** So many requests in a row about different contacts, none of them served, and it is the backend that fails. */
const SUSPICIOUS = 3
const LONGEST_MS = 30_000

/**
 * Leaves a backend alone that fails for everybody: then one contact at a time asks, at growing distances up to 30 s, and the first
 * success opens the gates. Kept in each worker's memory: what it costs to be wrong is a few requests.
 */
export class Breaker {
  readonly #failed = new Set<string>()
  #openUntil: Instant = 0
  #rounds = 0

  /** Takes note of a request, whatever number of contacts it was for. */
  note(contactId: string, served: boolean, now: Instant): void {
    if (served) return this.close()
    this.#failed.add(contactId)
    if (!this.suspects || now < this.#openUntil) return
    this.#openUntil = now + Math.min(1000 * 2 ** Math.min(this.#rounds, 10), LONGEST_MS) * (0.75 + Math.random() / 4)
    this.#rounds += 1
  }

  close(): void {
    this.#failed.clear()
    this.#rounds = 0
    this.#openUntil = 0
  }

  /** Whether the backend fails for everybody, as far as this worker has seen. */
  get suspects(): boolean {
    return this.#failed.size >= SUSPICIOUS
  }

  /** How many contacts may be claimed now, `share` at most. */
  allows(now: Instant, share: number): number {
    if (!this.suspects) return share
    return now < this.#openUntil ? 0 : Math.min(share, 1)
  }
}
