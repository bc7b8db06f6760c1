/** One write to one contact, for benchmarks that measure how long a choice takes to arrive. */
export interface Write {
  /** Counts up without gaps, also when old writes are dropped. */
  seq: number
  /** Milliseconds since 1970, with fractions. */
  at: number
  uuid: string
  /** Only what changed; null: cleared. */
  fields: Record<string, string | null>
  groupsAdded: string[]
  groupsRemoved: string[]
  status: string | null
}

export const WRITE_LOG_SIZE = 10_000

/** The last 10,000 writes. */
export class WriteLog {
  #ring: Write[] = []
  #seq = 0

  add(write: Omit<Write, 'seq'>): void {
    this.#ring[this.#seq % WRITE_LOG_SIZE] = { seq: this.#seq, ...write }
    this.#seq += 1
  }

  /** Writes from `seq` on, oldest first. */
  since(seq: number): Write[] {
    const found: Write[] = []
    for (let next = Math.max(seq, this.#seq - WRITE_LOG_SIZE, 0); next < this.#seq; next++) {
      const write = this.#ring[next % WRITE_LOG_SIZE]
      if (write) found.push(write)
    }
    return found
  }

  clear(): void {
    this.#ring = []
    this.#seq = 0
  }
}
