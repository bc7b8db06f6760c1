/** A change that waits to be made, and how its result is given to the one who asked for it. */
export interface WaitingChange<Change, Result> {
  change: Change
  resolve: (result: Result | Promise<Result>) => void
}

interface Settings<Change, Result> {
  /** Makes changes of different contacts, and ends when each of them was given its result. It never rejects. */
  make: (waiting: readonly WaitingChange<Change, Result>[]) => Promise<void>
  /** How many calls of `make` run at a time. */
  atOnce: number
  /** The most changes of one call. */
  most: number
  /** Milliseconds after which a call that has not ended no longer counts, so that nobody else waits for it. */
  stalledAfterMs: number
  /** Called whenever nothing waits any more. */
  onIdle: () => void
}

/**
 * The changes of one business that this process was asked for and that are not made yet. What is asked for while others
 * are being made waits for them and is made together, in the order in which it was asked for. Two changes of one
 * contact are never made together.
 */
export class ChangeQueue<Change extends { contactId: string }, Result> {
  #waiting: WaitingChange<Change, Result>[] = []
  #running = 0
  #isDue = false

  constructor(private readonly settings: Settings<Change, Result>) {}

  /** Asks for a change and returns its result. Errors are those of the change itself. */
  add(change: Change): Promise<Result> {
    return new Promise((resolve) => {
      this.#waiting.push({ change, resolve })
      if (this.#isDue) return
      this.#isDue = true
      // After the sockets that are ready now were read.
      setImmediate(() => {
        this.#isDue = false
        this.#next()
      })
    })
  }

  #next(): void {
    while (this.#waiting.length > 0 && this.#running < this.settings.atOnce) {
      const group = this.#take()
      this.#running++
      let counts = true
      const over = () => {
        if (!counts) return
        counts = false
        this.#running--
        this.#next()
        if (this.#running === 0 && !this.#isDue) this.settings.onIdle()
      }
      const stalled = setTimeout(over, this.settings.stalledAfterMs)
      void this.settings.make(group).finally(() => {
        clearTimeout(stalled)
        over()
      })
    }
  }

  /** Takes the changes that come next, one of each contact. */
  #take(): WaitingChange<Change, Result>[] {
    const group = new Map<string, WaitingChange<Change, Result>>()
    const left: WaitingChange<Change, Result>[] = []
    for (const one of this.#waiting) {
      const { contactId } = one.change
      if (group.size < this.settings.most && !group.has(contactId)) group.set(contactId, one)
      else left.push(one)
    }
    this.#waiting = left
    return [...group.values()]
  }
}
