import { inBusiness, sqlState, type Tx } from '@/db/client'
import { holdImport } from '@/db/queries/imports/imports'
import { AppError } from '@/lib/errors'
import type { Deps } from '@/lib/services/deps'
import { askFirst, isSameLook, lookAtStrangers, lookFurther } from './look-at-batch'
import type { ClaimedImport, OnSent, PreparedBatch } from './prepared-batch'
import { sendBatch } from './send-batch'

/**
 * - `written` all of it, in one transaction
 * - `lost` another worker holds the import now: nothing was written
 * - `stale` the business changed its topics meanwhile: nothing was written, and the rows must be read again
 */
export type BatchOutcome = 'written' | 'lost' | 'stale'

/** How many times a batch is tried if one of its contacts is created, merged or released at the same moment. */
const ATTEMPTS = 5

/**
 * Writes one batch in one transaction: contacts, numbers, answers, sealed and chained lines, evidence, sync marks,
 * issues and the import's progress. If the process is killed at any moment, either all of it counts or nothing.
 * @param onSent called when all statements were sent: from then on this process waits for PostgreSQL, and may prepare
 * the next batch
 */
export async function writeBatch(
  deps: Deps,
  claim: ClaimedImport,
  batch: PreparedBatch,
  onSent: OnSent = () => {},
): Promise<BatchOutcome> {
  let areOthers = false
  for (let attempt = 1; ; attempt++) {
    try {
      return await inBusiness(deps.db, claim.businessId, (tx) => writeWithin(deps, tx, claim, batch, onSent, areOthers))
    } catch (error) {
      // 23505 on the ledger's dedupe key: a row was imported before for somebody else, who had the number then.
      const isOther = sqlState(error) === '23505'
      if (attempt === ATTEMPTS || !(isOther || (error instanceof AppError && error.code === 'people_moved')))
        throw error
      areOthers ||= isOther
    }
  }
}

async function writeWithin(
  deps: Deps,
  tx: Tx,
  claim: ClaimedImport,
  batch: PreparedBatch,
  onSent: OnSent,
  areOthers: boolean,
): Promise<BatchOutcome> {
  const { businessId } = claim
  const [held, first] = await Promise.all([hold(tx, claim), askFirst(tx, businessId, batch.people)])
  if (!held) return 'lost'
  const [, , before] = first
  if (before.configVersion !== batch.configVersion) return 'stale'
  const look = await lookFurther(deps, tx, businessId, batch.people, first)
  await sendBatch(deps, tx, claim, batch, look, { onSent, areOthers })
  return 'written'
}

const hold = (tx: Tx, { businessId, importId, by, done }: ClaimedImport) =>
  holdImport(tx, businessId, importId, { by, rows: done })

/**
 * Writes a batch of strangers in a transaction that begins while PostgreSQL still writes the batch before. It looks at
 * the people, and then waits for the lock of the import, which the other transaction has: so nothing is written before
 * that one is committed, and this process makes the rows meanwhile. Under the lock it looks again. Returns false if
 * nothing was written, because what it finds is not what it found before, the other batch failed, or anything else: the
 * caller then writes the batch alone, after the other. So it is also where there is no connection for it, or it is
 * lost: an import must not end because of a transaction that it can do without.
 * @throws errors of COMMIT, after which nobody knows whether it was written
 */
export async function writeAhead(
  deps: Deps,
  claim: ClaimedImport,
  batch: PreparedBatch,
  onSent: OnSent,
): Promise<boolean> {
  const { businessId } = claim
  let mayBeWritten = false
  try {
    return await inBusiness(deps.db, businessId, async (tx) => {
      // It may be a repetition.
      mayBeWritten = false
      const look = await lookAtStrangers(deps, tx, businessId, batch.people)
      if (look?.configVersion !== batch.configVersion) return false
      // All of it is sent at once. What fails ends the transaction, but only when nothing more will be sent in it.
      const [under, sent] = await Promise.allSettled([
        Promise.all([hold(tx, claim), lookAtStrangers(deps, tx, businessId, batch.people)]),
        sendBatch(deps, tx, claim, batch, look, { onSent, areOthers: false }),
      ])
      if (sent.status === 'rejected') throw sent.reason
      if (under.status === 'rejected') throw under.reason
      const [isHeld, later] = under.value
      if (!isHeld || !isSameLook(look, later)) throw new NotAhead()
      // COMMIT is sent only behind this.
      mayBeWritten = true
      return true
    })
  } catch (error) {
    if (mayBeWritten) throw error
    return false
  }
}

/** Undoes the transaction of a batch that is to be written alone. */
class NotAhead extends Error {}
