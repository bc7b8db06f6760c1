import { isWithin } from '@/lib/clock'
import type { Instant } from '@/lib/consent/types'

/** From this number of refusals in one claim on, many people refuse. */
export const MANY_REFUSALS = 25
/** For how long a claim with many refusals counts, in milliseconds. */
const PRESSED_MS = 1000

/**
 * Decides when the contacts of one backend are claimed that refuse nothing. While many refusals come, these are claimed
 * only every `restMs` milliseconds: so refusals are not held up by them, and who changes their mind again meanwhile is
 * delivered once. At all other times they are claimed at once, and also after the clock was set back.
 */
export class OthersPace {
  #pressedAt: Instant = -Infinity
  #allAt: Instant = -Infinity

  constructor(private readonly restMs: number) {}

  /** Whether many people refuse now. */
  isPressed(now: Instant): boolean {
    return isWithin(now, this.#pressedAt, PRESSED_MS)
  }

  /** Whether they may be claimed now. */
  mayClaim(now: Instant): boolean {
    return !this.isPressed(now) || !isWithin(now, this.#allAt, this.restMs)
  }

  /**
   * Takes note of a claim.
   * @param refusals how many it found
   * @param others what it found of the others: `all` that were due, only `some`, or `none` because none were asked for
   */
  note(now: Instant, refusals: number, others: 'all' | 'some' | 'none'): void {
    if (refusals >= MANY_REFUSALS) this.#pressedAt = now
    if (others === 'all') this.#allAt = now
  }
}
