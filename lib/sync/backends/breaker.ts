import { isWithin } from '@/lib/clock'
import type { Instant } from '@/lib/consent/types'

/** With this many requests in a row about different contacts, and none of them served, the backend itself fails. */
const SUSPICIOUS = 3
/** The longest wait between two requests of a failing backend, in milliseconds. */
const LONGEST_MS = 30_000

/**
 * Stops requests to a backend that fails for every contact. Then one contact at a time is tried, with growing waits of
 * 30 seconds at most, and the first success lifts the limit. Each worker keeps this in memory: a wrong guess costs only
 * a few requests.
 */
export class Breaker {
  readonly #failed = new Set<string>()
  #openUntil: Instant = 0
  #rounds = 0

  /** Records how one request ended, however many contacts it was for. */
  note(contactId: string, served: boolean, now: Instant): void {
    if (served) return this.close()
    this.#failed.add(contactId)
    if (!this.suspects || this.#waits(now)) return
    this.#openUntil = now + Math.min(1000 * 2 ** Math.min(this.#rounds, 10), LONGEST_MS) * (0.75 + Math.random() / 4)
    this.#rounds += 1
  }

  close(): void {
    this.#failed.clear()
    this.#rounds = 0
    this.#openUntil = 0
  }

  /** Whether the backend fails for every contact, as far as this worker has seen. */
  get suspects(): boolean {
    return this.#failed.size >= SUSPICIOUS
  }

  /** Returns how many contacts may be claimed now, `share` at most. */
  allows(now: Instant, share: number): number {
    if (!this.suspects) return share
    return this.#waits(now) ? 0 : Math.min(share, 1)
  }

  /** Whether the wait lasts. After the clock was set back it would last until that has caught up. */
  #waits(now: Instant): boolean {
    return isWithin(now, this.#openUntil - LONGEST_MS, LONGEST_MS)
  }
}
