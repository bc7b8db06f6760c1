import type { Instant } from '@/lib/consent/types'

/** The failed calls in a row after which calls pause; a single failure may be chance. */
const SUSPICIOUS = 2
const FIRST_MS = 5000
/** The longest pause in milliseconds, because a refusal is tried again at least this often. */
const LONGEST_MS = 5 * 60_000

/**
 * Pauses contact_actions while it fails, with growing waits, so that it uses up neither the hour's requests nor the
 * time for fields, which are written all the same. Each worker keeps this in its memory.
 */
export class MovePause {
  #failures = 0
  #until: Instant = 0

  constructor(private readonly now: () => Instant = Date.now) {}

  /** Records a call: whether the platform did its part. */
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

  /** Whether the last call failed. The next call is then a trial, and fields do not wait for it. */
  get isFailing(): boolean {
    return this.#failures > 0
  }

  /** Returns the milliseconds until a call is worth trying; 0 means now. */
  get heldMs(): number {
    return Math.max(0, this.#until - this.now())
  }
}
