import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/** What a reading of a whole backend came to, in contacts. */
export interface Tally {
  looked: number
  /** The refusals found in the backend and recorded in the ledger. */
  takenIn: number
  /** The contacts whose record in the backend was wrong, and was written again. */
  mended: number
  /** Listed for a person of the business. */
  forReview: number
}

/** One reading of a whole backend. */
export interface Reconciliation extends Tally {
  startedAt: Instant
  /** Null while it is in progress. */
  endedAt: Instant | null
  /** Why it stopped before its end; null: it did not. */
  error: string | null
}

export const NOTHING_YET: Tally = { looked: 0, takenIn: 0, mended: 0, forReview: 0 }

export async function insertReconciliation(
  tx: Tx,
  businessId: string,
  row: { id: string; backendId: string; startedAt: Instant },
): Promise<void> {
  await tx`
    insert into reconciliations (business_id, id, backend_id, started_at)
    values (${businessId}, ${row.id}, ${row.backendId}, ${instant(row.startedAt)})`
}

/** Adds what a part of it came to; ends it when `endedAt` is given. */
export async function addToReconciliation(
  tx: Tx,
  businessId: string,
  id: string,
  part: Tally & { endedAt: Instant | null; error: string | null },
): Promise<void> {
  await tx`
    update reconciliations set looked = looked + ${part.looked}, taken_in = taken_in + ${part.takenIn},
      mended = mended + ${part.mended},
      for_review = for_review + ${part.forReview}, ended_at = ${instant(part.endedAt)},
      error = ${part.error}
    where business_id = ${businessId} and id = ${id}`
}

/** How the newest reading of a backend stands; null when there was none. */
export async function readLatestReconciliation(
  tx: Tx,
  businessId: string,
  backendId: string,
): Promise<Reconciliation | null> {
  const [row] = await tx<{ id: string }[]>`
    select id from reconciliations where business_id = ${businessId} and backend_id = ${backendId}
      order by started_at desc limit 1`
  return row ? readReconciliation(tx, businessId, row.id) : null
}

export async function readReconciliation(tx: Tx, businessId: string, id: string): Promise<Reconciliation | null> {
  const [row] = await tx<Reconciliation[]>`
    select sayso_ms(started_at) as "startedAt", looked, taken_in as "takenIn", mended, for_review as "forReview", sayso_ms(ended_at) as "endedAt", error
      from reconciliations
    where business_id = ${businessId} and id = ${id}`
  return row ?? null
}
