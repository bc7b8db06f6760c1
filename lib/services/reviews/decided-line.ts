import type { Tx } from '@/db/client'
import { findByDedupeKey, findReferring } from '@/db/queries/ledger/ledger'
import type { Line } from '@/db/queries/ledger/lines'
import type { Instant } from '@/lib/consent/types'

/** More than anybody changes their mind about one message. */
const MOST_TIMES = 100

interface Decided {
  /** The line of the refusal that was decided and not taken back; null if there is none. */
  line: Line | null
  /**
   * The key that recognises the refusal of this review. After a decision was taken back it is another one: the same key
   * would take the next refusal for a repetition of the first, and a No would be lost.
   */
  nextKey: string
  /**
   * When the last decision was taken back; null if none was. A refusal that is decided again counts from then: it would
   * lose against what was put back if it counted from the time of the first.
   */
  takenBackAt: Instant | null
}

/** Returns the line that a decision of a review has written, and the key under which the next one is written. */
export async function readDecided(tx: Tx, businessId: string, reviewId: string): Promise<Decided> {
  let key = `review:${reviewId}`
  let takenBackAt: Instant | null = null
  for (let time = 0; time < MOST_TIMES; time++) {
    const line = await findByDedupeKey(tx, businessId, key)
    if (!line) return { line: null, nextKey: key, takenBackAt }
    const about = await findReferring(tx, businessId, line.contactId, line.changeId)
    const undo = about.find(({ kind }) => kind === 'undo')
    if (!undo) return { line, nextKey: key, takenBackAt }
    key = `review:${reviewId}#${undo.changeId}`
    takenBackAt = undo.occurredAt
  }
  throw new Error('a review was decided and opened again more often than anybody does')
}
