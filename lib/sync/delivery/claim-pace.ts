/** How many times as long it is gathered where many refusals come. */
const MANY_TIMES = 3

/**
 * Paces the claims of one backend. The first change after a pause is claimed at once. A claim that found less than it
 * could have taken is followed by `gatherMs` milliseconds in which more may come, so that while people save without a
 * pause one transaction claims many contacts. Where it found many refusals all the same, it gathers for longer: each of
 * them then takes less work, which leaves saves more room.
 */
export class ClaimPace {
  #until = -Infinity
  #goOn: (() => void) | null = null
  #hasEnded = false

  constructor(
    private readonly gatherMs: number,
    /** Milliseconds by which the ends of gathering are moved: the same for all backends of a business. */
    private readonly phaseMs = 0,
  ) {}

  /**
   * Makes the next claim wait for `gatherMs` milliseconds. Where many refusals come it is three times as long, give or
   * take half, and ends at a whole multiple of that, so that the backends of one business claim at the same moments,
   * and contacts that several of them need are read once (DeliveryReads).
   */
  gather(areMany = false): void {
    if (!areMany) return this.rest(this.gatherMs)
    const ms = this.gatherMs * MANY_TIMES
    this.#until = ms > 0 ? (Math.round((performance.now() - this.phaseMs) / ms) + 1) * ms + this.phaseMs : -Infinity
  }

  /** Makes the next claim wait for this many milliseconds. */
  rest(ms: number): void {
    this.#until = performance.now() + ms
  }

  /** Resolves when the next claim may be made. */
  async wait(): Promise<void> {
    const ms = this.#until - performance.now()
    if (ms <= 0 || this.#hasEnded) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#goOn = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.#goOn = null
  }

  /** Ends the wait in progress, and all later ones. */
  end(): void {
    this.#hasEnded = true
    this.#goOn?.()
  }
}
