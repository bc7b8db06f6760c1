import type { Deps } from '@/lib/services/deps'
import type { Person } from './group-rows'
import { type ClaimedImport, type PreparedBatch, writeAhead, writeBatch } from './write-batch'

type Outcome = 'written' | 'lost'

/** Imports that one worker processes at once, one for each business. Connections and time for refusals must remain. */
export const IMPORTS_AT_ONCE = 2
/**
 * The connections of an import with a batch on its way behind the one that is written: theirs, and that by which it
 * reads its file.
 */
const CONNECTIONS = 3
/** How many more a pool must have. In a smaller one batches follow each other, as before there was one on its way. */
const LEFT_TO_OTHERS = 2
const LEAST_POOL = IMPORTS_AT_ONCE * CONNECTIONS + LEFT_TO_OTHERS

/** How many batches are not tried ahead after a vain try; after the next one in a row twice as many, up to the last. */
const FIRST_LEFT_OUT = 4
const MOST_LEFT_OUT = 64

/**
 * Writes the batches of an import, one after another. The next one may be on its way while PostgreSQL writes one: its
 * transaction waits for the lock of the import (`writeAhead`).
 */
export class ImportWriter {
  /** How the batch ends that has the import, and the one behind it. */
  #first: Promise<Outcome> = WRITTEN
  #last: Promise<Outcome> = WRITTEN
  #people: readonly Person[] = []
  /** How many of the next batches are not tried ahead, and how many were not after the last try, if it was in vain. */
  #leftOut = 0
  #vain = 0
  #done: number

  constructor(
    private readonly deps: Deps,
    private readonly claim: ClaimedImport,
    /** Reads rows of the file with the configuration of now: how many were before them, and how many they are. */
    private readonly again: (from: number, rows: number) => Promise<PreparedBatch>,
  ) {
    this.#done = claim.done
  }

  /** Resolves when another batch can be sent, with how the one before the last one ended. */
  hasRoom(): Promise<Outcome> {
    return this.#first
  }

  /** Resolves when all batches are written, or are not. */
  async end(): Promise<Outcome> {
    const [first, last] = await Promise.allSettled([this.#first, this.#last])
    if (first.status === 'rejected') throw first.reason
    if (last.status === 'rejected') throw last.reason
    return first.value === 'lost' ? 'lost' : last.value
  }

  /** Begins to write a batch, and resolves when all of it was sent or it cannot be written. */
  send(batch: PreparedBatch): Promise<void> {
    const claim = { ...this.claim, done: this.#done }
    this.#done += batch.rows
    const before = this.#last
    const mayBeAhead = this.#mayBeAhead(batch)
    this.#people = batch.people
    this.#first = before
    return new Promise<void>((onSent) => {
      this.#last = this.#write(claim, batch, { before, mayBeAhead, onSent }).finally(onSent)
      // The error is handled where `last` is awaited.
      this.#last.catch(() => {})
    })
  }

  #mayBeAhead({ people }: PreparedBatch): boolean {
    if (this.#last === WRITTEN || this.deps.db.sql.options.max < LEAST_POOL) return false
    if (this.#leftOut > 0) {
      this.#leftOut--
      return false
    }
    return areApart(this.#people, people)
  }

  async #write(
    claim: ClaimedImport,
    batch: PreparedBatch,
    { before, mayBeAhead, onSent }: { before: Promise<Outcome>; mayBeAhead: boolean; onSent: () => void },
  ): Promise<Outcome> {
    if (mayBeAhead) {
      const isWritten = await writeAhead(this.deps, claim, batch, onSent)
      this.#vain = isWritten ? 0 : Math.min(Math.max(2 * this.#vain, FIRST_LEFT_OUT), MOST_LEFT_OUT)
      this.#leftOut = this.#vain
      if (isWritten) return 'written'
    }
    if ((await before) === 'lost') return 'lost'
    for (let current = batch; ; current = await this.again(claim.done, batch.rows)) {
      const outcome = await writeBatch(this.deps, claim, current, onSent)
      if (outcome !== 'stale') return outcome
    }
  }
}

const WRITTEN: Promise<Outcome> = Promise.resolve('written')

/**
 * Whether two batches name no person both. The people of each are in the order of their match keys. It only saves a
 * try: who is in the batch before is known when the next one looks again under the lock, and it is then written alone.
 */
function areApart(some: readonly Person[], others: readonly Person[]): boolean {
  let [a, b] = [0, 0]
  for (;;) {
    const [one, other] = [some[a]?.identity.matchKey, others[b]?.identity.matchKey]
    if (one === undefined || other === undefined) return true
    if (one === other) return false
    if (one < other) a++
    else b++
  }
}
