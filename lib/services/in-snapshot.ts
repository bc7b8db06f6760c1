import { retried, type Tx } from '@/db/client'
import type { Deps } from './deps'

/**
 * Runs reads of one business in one snapshot, so that the results of several statements fit together even if changes
 * are saved meanwhile.
 */
export async function inSnapshot<T>(deps: Deps, businessId: string, read: (tx: Tx) => Promise<T>): Promise<T> {
  return retried(() =>
    deps.db.sql.begin('isolation level repeatable read read only', async (tx) => {
      await tx`select sayso_enter(${businessId})`
      return read(tx)
    }),
  ) as Promise<T>
}
