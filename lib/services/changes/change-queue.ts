interface Settings<Change, Result> {
  /**
   * Makes changes of different contacts together, and returns a result for each, in their order: null for each that has
   * to be made alone. If it fails, it fails for all of them.
   */
  together: (group: Group<Change>) => Promise<readonly (Result | null)[]>
  /** Makes one change alone. */
  alone: (change: Change) => Promise<Result>
  /** How many groups are on their way at a time; one of them is being made, and the others have only to be kept. */
  atOnce: number
  /** The most changes that are made together. */
  most: number
  /** How many changes that could not be made together are made alone at a time. */
  aloneAtOnce: number
  /** Milliseconds after which nobody waits any longer for what is being made. */
  stalledAfterMs: number
  /** Called when nothing waits and nothing is being made. */
  onIdle: () => void
}

/** What is made together. */
export interface Group<Change> {
  /**
   * Returns the changes to make: those for which it was begun, and what was asked for since then. Called when
   * everything is ready to make them, and once more where they are made a second time.
   */
  take: () => readonly Change[]
  /** Says that the next group may be made, before this one has ended. */
  made: () => void
}

interface Waiting<Change, Result> {
  change: Change
  resolve: (result: Result | Promise<Result>) => void
}

/**
 * The changes of one business that this process was asked for and that are not made yet. What is asked for while others
 * are being made waits for them, and is made together; what is asked for while a group gets ready joins it. The changes
 * of one contact are made one after another, in the order in which they were asked for.
 */
export class ChangeQueue<Change extends { contactId: string }, Result> {
  /** What waits to be made together. */
  #waiting: Waiting<Change, Result>[] = []
  /** What waits to be made alone, because it could not be made together. */
  #left: Waiting<Change, Result>[] = []
  /** The contacts of whom a change is being made, or waits to be made alone. */
  readonly #busy = new Set<string>()
  #running = 0
  /** How many groups nobody has said of yet that they were made. */
  #making = 0
  #runningAlone = 0
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
    while (this.#runningAlone < this.settings.aloneAtOnce) {
      const one = this.#left.shift()
      if (!one) break
      this.#runningAlone++
      void this.#makeAlone(one).then(() => {
        this.#runningAlone--
        this.#next()
      })
    }
    while (this.#making === 0 && this.#running < this.settings.atOnce && this.#nextGroup());
    if (this.#busy.size === 0 && !this.#isDue) this.settings.onIdle()
  }

  /** Begins to make the changes that come next. Returns whether there were any. */
  #nextGroup(): boolean {
    const group = this.#take(this.settings.most)
    if (group.length === 0) return false
    this.#running++
    this.#making++
    const made = once(() => {
      this.#making--
    })
    const ended = once(() => {
      made()
      this.#running--
    })
    const andNext = (say: () => void) => () => {
      say()
      this.#next()
    }
    const stalled = setTimeout(andNext(ended), this.settings.stalledAfterMs)
    const making = this.#makeTogether(group, andNext(made)).finally(() => clearTimeout(stalled))
    void making.then(andNext(ended))
    return true
  }

  /** Takes the changes that come next, as many as these: the first of each contact of whom none is being made. */
  #take(most: number): Waiting<Change, Result>[] {
    const group: Waiting<Change, Result>[] = []
    this.#waiting = this.#waiting.filter((one) => {
      const { contactId } = one.change
      if (group.length === most || this.#busy.has(contactId)) return true
      this.#busy.add(contactId)
      group.push(one)
      return false
    })
    return group
  }

  async #makeTogether(group: Waiting<Change, Result>[], made: () => void): Promise<void> {
    let hasEnded = false
    const take = () => {
      // Nobody would be answered who joined it now.
      if (hasEnded) throw new Error('a group that has ended takes no more changes')
      group.push(...this.#take(this.settings.most - group.length))
      return group.map(({ change }) => change)
    }
    try {
      const results = await this.settings.together({ take, made })
      for (const [place, one] of group.entries()) {
        const result = results[place] ?? null
        if (result === null) this.#left.push(one)
        else this.#end(one, result)
      }
    } catch (error) {
      for (const one of group) this.#end(one, Promise.reject(error as Error))
    } finally {
      hasEnded = true
    }
  }

  async #makeAlone(one: Waiting<Change, Result>): Promise<void> {
    const result = this.settings.alone(one.change)
    await result.catch(() => {})
    this.#end(one, result)
  }

  #end({ change, resolve }: Waiting<Change, Result>, result: Result | Promise<Result>): void {
    this.#busy.delete(change.contactId)
    resolve(result)
  }
}

/** Returns a function that does something the first time it is called. */
function once(work: () => void): () => void {
  let isDone = false
  return () => {
    if (isDone) return
    isDone = true
    work()
  }
}
