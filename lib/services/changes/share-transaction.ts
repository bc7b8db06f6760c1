import { mayBeOfOne, retried } from '@/db/client'
import type { Deps } from '@/lib/services/deps'
import type { ChangeResult } from './change-request'
import { type AskedChange, changeTogether } from './change-together'

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
): Promise<readonly (ChangeResult | null)[]> {
  try {
    return await retried(
      () =>
        deps.db.sql.begin((tx) => changeTogether(deps, tx, businessId, changes)) as Promise<(ChangeResult | null)[]>,
    )
  } catch (err) {
    if (!mayBeOfOne(err)) throw err
    deps.log.warn({ err, businessId, changes: changes.length }, 'changes could not be written together')
    return changes.map(() => null)
  }
}
