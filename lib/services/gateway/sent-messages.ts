import { inBusiness } from '@/db/client'
import { insertSentMessages, type SentMessage } from '@/db/queries/messages/sent-messages'
import type { Instant } from '@/lib/consent/types'
import type { Deps } from '@/lib/services/deps'

type Row = SentMessage & { sentAt: Instant }

/**
 * Rows are written after this many milliseconds, because a message's status may come within a second of its sending.
 */
const EVERY_MS = 50
const BATCH = 500
/**
 * The most rows that wait while the database cannot be reached. If a further one is lost, a refusal cannot be
 * attributed to its message; nothing else is lost.
 */
const KEPT_MOST = 20_000
const AGAIN_MS = 1000

/**
 * Records which message went to which contact. Rows are written in batches after the responses, so that a send neither
 * waits for this nor fails because of it.
 */
export class SentMessages {
  #waiting: { businessId: string; row: Row }[] = []
  #writing: Promise<void> | null = null

  constructor(private readonly deps: Pick<Deps, 'db' | 'log'>) {}

  /** Resolves when the row was written or given up. Never rejects. */
  remember(businessId: string, row: Row): Promise<void> {
    if (this.#waiting.length < KEPT_MOST) this.#waiting.push({ businessId, row })
    this.#writing ??= this.#write()
    return this.#writing
  }

  async #write(): Promise<void> {
    await sleep(EVERY_MS)
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, BATCH)
      try {
        for (const [businessId, rows] of byBusiness(batch)) {
          await inBusiness(this.deps.db, businessId, (tx) => insertSentMessages(tx, businessId, rows))
        }
        this.#waiting.splice(0, batch.length)
      } catch (err) {
        this.deps.log.warn({ err, waiting: this.#waiting.length }, 'sent messages could not be recorded yet')
        await sleep(AGAIN_MS)
      }
    }
    // No await is between the last check of the queue and this line, so the next caller starts a new write.
    this.#writing = null
  }
}

function byBusiness(batch: readonly { businessId: string; row: Row }[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const { businessId, row } of batch) {
    const group = groups.get(businessId)
    if (group) group.push(row)
    else groups.set(businessId, [row])
  }
  return groups
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref())
