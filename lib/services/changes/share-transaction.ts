import { setImmediate as turn } from 'node:timers/promises'
import { demandOpen, mayBeOfOne, retried, type Tx } from '@/db/client'
import type { Deps } from '@/lib/services/deps'
import { changeAgain } from './change-alone'
import type { Group } from './change-queue'
import type { ChangeResult } from './change-request'
import { type AskedChange, changeTogether } from './change-together'
import { changeWithin } from './change-within'

type Results = readonly (ChangeResult | null)[]

/**
 * Makes changes of different contacts in one transaction. Returns a result for each, in their order, and null for each
 * that needs a transaction of its own: `changeTogether` says which. If the shared transaction fails through what one of
 * them writes, that is every change, so that it does not hold up the others.
 * @throws errors that each of them would meet alone: PostgreSQL can't be reached, does not respond in time, or the
 * connection was lost, and the transaction may have been committed
 */
export async function shareTransaction(
  deps: Deps,
  businessId: string,
  changes: readonly AskedChange[],
): Promise<Results> {
  try {
    return await begin(deps, (tx) => changeTogether(deps, tx, businessId, changes))
  } catch (err) {
    return eachAlone(deps, businessId, changes, err)
  }
}

/**
 * Does the same for a group of the queue: for the changes that are there when the transaction has begun. A single one
 * is made by the rules of `changeAlone`, with its own errors.
 */
export async function shareNext(deps: Deps, businessId: string, { take, made }: Group<AskedChange>): Promise<Results> {
  let changes = take()
  const work = async (tx: Tx): Promise<Results> => {
    await caughtUp(tx)
    changes = take()
    const [only] = changes
    if (only && changes.length === 1) {
      // It may wait for its contact's lock, which nobody else should wait for.
      made()
      return [await changeWithin(deps, tx, businessId, only.contactId, only.request)]
    }
    const results = await changeTogether(deps, tx, businessId, changes)
    made()
    return results
  }
  try {
    return await begin(deps, work)
  } catch (err) {
    const [only] = changes
    if (only && changes.length === 1) return [await changeAgain(deps, businessId, only, err)]
    return eachAlone(deps, businessId, changes, err)
  }
}

const begin = (deps: Deps, work: (tx: Tx) => Promise<Results>) =>
  retried(() => deps.db.sql.begin(work) as Promise<Results>)

function eachAlone(deps: Deps, businessId: string, changes: readonly AskedChange[], err: unknown): Results {
  if (!mayBeOfOne(err)) throw err
  deps.log.warn({ err, businessId, changes: changes.length }, 'changes could not be written together')
  return changes.map(() => null)
}

/**
 * Ends when what has arrived at this process by now was read. A connection that was reset meanwhile is closed in the
 * second turn: a statement that is sent between the two would keep the pool from opening it again (postgres.js keeps
 * its bytes, and waits for a write that never comes).
 * @throws Error if the connection is closed
 */
async function caughtUp(tx: Tx): Promise<void> {
  await turn()
  await turn()
  demandOpen(tx)
}
