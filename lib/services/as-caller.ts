import { AppError } from '@/lib/errors'
import { type Database, retried, type Tx } from '@/db/client'
import type { Caller } from './authenticate-api-key'

/**
 * Runs `work` in one transaction of the caller's business, whose first statement also tells whether the key still holds.
 * @throws AppError `key_revoked` (401)
 */
export async function asCaller<T>(db: Database, caller: Caller, work: (tx: Tx) => Promise<T>): Promise<T> {
  return retried(() =>
    db.sql.begin(async (tx) => {
      const [entered] = await tx<{ ok: boolean }[]>`select sayso_enter_as(${caller.businessId}, ${caller.keyId}) as ok`
      if (!entered?.ok) throw new AppError('key_revoked', { message: 'an API key was revoked', status: 401 })
      return work(tx)
    }),
  ) as Promise<T>
}
