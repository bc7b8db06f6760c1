import { inBusiness } from '@/db/client'
import { deleteOldCodes, findBusinessesWithOldCodes } from '@/db/queries/my-data/data-codes'
import type { SyncDeps } from '@/lib/sync/deps'

/** A used code is kept this long after its end, in milliseconds, because what it opened may still be open. */
const KEPT_MS = 3_600_000

/** Deletes the codes of people's data, and what was counted of them, once they are over. */
export async function purgeDataCodes(
  { db, clock }: Pick<SyncDeps, 'db' | 'clock'>,
  mayGoOn: () => boolean,
): Promise<void> {
  const before = clock.now() - KEPT_MS
  for (const businessId of await findBusinessesWithOldCodes(db.sql, before)) {
    if (!mayGoOn()) return
    await inBusiness(db, businessId, (tx) => deleteOldCodes(tx, businessId, before))
  }
}
