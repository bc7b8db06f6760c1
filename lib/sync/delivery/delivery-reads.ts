import type { ClaimedMark } from '@/db/queries/sync/sync-claims'
import type { SyncDeps } from '@/lib/sync/deps'
import { type ClaimedContact, type LastReading, readDeliveries } from './read-deliveries'

/** How long a reading waits at most for the claims that other backends are making, in milliseconds. */
const MOST_WAIT_MS = 50

interface Waiting {
  backendId: string
  marks: readonly ClaimedMark[]
  resolve: (contacts: ClaimedContact[]) => void
  reject: (error: unknown) => void
}

/**
 * Reads what the backends of one business should hold. A contact that changed is mostly due for all of them at the same
 * time: claims that are made at once share one reading, in which each contact is read once. A reading begins after all
 * its claims, so that none misses a change.
 */
export class DeliveryReads {
  #claims = 0
  #waiting: Waiting[] = []
  #timer: NodeJS.Timeout | undefined
  readonly #last: LastReading = { known: null }

  constructor(
    private readonly deps: SyncDeps,
    private readonly businessId: string,
    private readonly readAll = readDeliveries,
    private readonly mostWaitMs = MOST_WAIT_MS,
  ) {}

  /**
   * Makes readings wait for a claim that is being made, which may want the same contacts. Call what it returns when the
   * claim's own reading was asked for, or is not needed.
   */
  claiming(): () => void {
    this.#claims += 1
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      this.#claims -= 1
      this.#beginIfAlone()
    }
  }

  /** Returns what the backend should hold for each claimed contact, from their state after the claim. */
  read(backendId: string, marks: readonly ClaimedMark[]): Promise<ClaimedContact[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ backendId, marks, resolve, reject })
      this.#timer ??= setTimeout(() => this.#begin(), this.mostWaitMs)
      this.#beginIfAlone()
    })
  }

  #beginIfAlone(): void {
    if (this.#claims === 0 && this.#waiting.length > 0) this.#begin()
  }

  #begin(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const all = this.#waiting
    this.#waiting = []
    this.readAll(this.deps, this.businessId, all, this.#last).then(
      (read) => all.forEach(({ resolve }, place) => resolve(read[place] ?? [])),
      (error: unknown) => {
        const [only, other] = all
        if (only && !other) only.reject(error)
        // What fails may be of one backend alone, and must not keep the others from theirs.
        else for (const each of all) this.#readAlone(each)
      },
    )
  }

  #readAlone(one: Waiting): void {
    this.readAll(this.deps, this.businessId, [one], this.#last).then(([read]) => one.resolve(read ?? []), one.reject)
  }
}
