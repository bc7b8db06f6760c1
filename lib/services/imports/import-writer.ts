import type { Deps } from '@/lib/services/deps'
import type { Person } from './group-rows'
import type { ClaimedImport, OnSent, PreparedBatch } from './prepared-batch'
import { writeAhead, writeBatch } from './write-batch'

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

/**
 * Writes the batches of an import, one after another. The next one may be on its way while PostgreSQL writes one: its
 * transaction waits for the lock of the import (`writeAhead`).
 */
export class ImportWriter {
  /** How the batch ends that has the import, and the one behind it. */
  #first: Promise<Outcome> = WRITTEN
  #last: Promise<Outcome> = WRITTEN
  #people: readonly Person[] = []
  /** Whether nobody of the last batch was known: then it is likely of the next one. */
  #wereStrangers = false
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
    return new Promise<void>((resolve) => {
      const onSent = (areStrangers: boolean) => {
        this.#wereStrangers = areStrangers
        resolve()
      }
      this.#last = this.#write(claim, batch, { before, mayBeAhead, onSent }).finally(resolve)
      // The error is handled where `last` is awaited.
      this.#last.catch(() => {})
    })
  }

  #mayBeAhead({ people }: PreparedBatch): boolean {
    const hasRoom = this.deps.db.sql.options.max >= LEAST_POOL
    return hasRoom && this.#last !== WRITTEN && this.#wereStrangers && areApart(this.#people, people)
  }

  async #write(
    claim: ClaimedImport,
    batch: PreparedBatch,
    { before, mayBeAhead, onSent }: { before: Promise<Outcome>; mayBeAhead: boolean; onSent: OnSent },
  ): Promise<Outcome> {
    if (mayBeAhead && (await writeAhead(this.deps, claim, batch, onSent))) return 'written'
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
