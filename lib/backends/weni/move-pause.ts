import type { Instant } from '@/lib/consent/types'

/** So many calls in a row that were not done: one may be bad luck. */
const SUSPICIOUS = 2
const FIRST_MS = 5000
/** A refusal is tried again at least this often, whatever fails. */
const LONGEST_MS = 5 * 60_000

/**
 * Leaves contact_actions alone while it fails, at growing distances, so that it costs neither the hour's requests nor
 * the time of the fields: those are written all the same. Kept in each worker's memory.
 */
export class MovePause {
  #failures = 0
  #until: Instant = 0

  constructor(private readonly now: () => Instant = Date.now) {}

  /** Takes note of a call: whether the platform did its part. */
  note(served: boolean): void {
    if (served) {
      this.#failures = 0
      this.#until = 0
      return
    }
    this.#failures += 1
    if (this.#failures < SUSPICIOUS) return
    this.#until = this.now() + Math.min(FIRST_MS * 2 ** Math.min(this.#failures - SUSPICIOUS, 10), LONGEST_MS)
  }

  /** The last call failed: the next one is a try, and nobody waits for it. */
  get isFailing(): boolean {
    return this.#failures > 0
  }

  /** Milliseconds until a call is worth trying; 0: now. */
  get heldMs(): number {
    return Math.max(0, this.#until - this.now())
  }
}
