/** Lets `perSecond` through each second, evenly, and a tenth of a second's worth at once. In each worker's memory: 130429 tells of the others. */
export class Pace {
  #nextAt = 0

  constructor(private readonly now: () => number = Date.now) {}

  async wait(perSecond: number): Promise<void> {
    const now = this.now()
    const step = 1000 / perSecond
    const at = Math.max(this.#nextAt, now - 100)
    this.#nextAt = at + step
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now))
  }
}
