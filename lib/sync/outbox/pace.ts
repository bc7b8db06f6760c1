/**
 * Lets `perSecond` messages through each second, evenly, and at once no more than a tenth of a second allows. Each
 * worker counts its own; WhatsApp’s error 130429 shows when all workers together send too fast. It counts by a clock
 * that is never set back: otherwise the next message would wait until that had caught up.
 */
export class Pace {
  #nextAt = -Infinity

  /** Resolves when the next message may be sent. */
  async wait(perSecond: number): Promise<void> {
    const now = performance.now()
    const step = 1000 / perSecond
    const at = Math.max(this.#nextAt, now - 100)
    this.#nextAt = at + step
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now))
  }
}
