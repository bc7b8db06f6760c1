/** The most contacts of a backend that are claimed and in flight at once: this many refusals, and this many others. */
const IN_FLIGHT = 200
/** The same for a backend that has shown that it takes them within `WITHIN_MS`. */
const MOST_IN_FLIGHT = 600
/** Milliseconds, far less than a claim lasts. */
const WITHIN_MS = 5000
/** Fewer contacts say nothing about how many it takes. */
const ENOUGH = 100

/**
 * Decides how many contacts of one backend may be in flight. What gathered while many people save is then one claim and
 * one reading, which the backends of a business can share, and not several. A slow backend gets no more than before:
 * those at the end of a large claim would outlast it.
 */
export class FlightLimit {
  #most = IN_FLIGHT

  get most(): number {
    return this.#most
  }

  /** Begins to note a batch: each request that is made, and when all outcomes are written. */
  begin(): { asked(served: boolean): void; end(): void } {
    const began = performance.now()
    let served = 0
    return {
      asked: (isServed) => void (served += isServed ? 1 : 0),
      end: () => this.note(served, performance.now() - began),
    }
  }

  /** Takes note of a batch: how many requests the backend served, and in which time. */
  note(served: number, tookMs: number): void {
    if (served > 0 && served < ENOUGH) return
    const within = Math.floor((served * WITHIN_MS) / Math.max(1, tookMs))
    this.#most = Math.max(IN_FLIGHT, Math.min(within, MOST_IN_FLIGHT))
  }
}
