import type { Outcome } from '@/lib/backends/backend'
import type { Instant } from '@/lib/consent/types'

/** So many contacts in a row, none of them served, and it is the backend that fails. */
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

  /** Takes note of an outcome. */
  note(contactId: string, outcome: Outcome, now: Instant): void {
    if (outcome.kind === 'confirmed' || outcome.kind === 'set_aside') return this.close()
    const failed = outcome.kind === 'uncertain' || (outcome.kind === 'retry' && outcome.fault !== 'budget')
    if (!failed) return
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
