import { inBusiness } from '@/db/client'
import { deleteOldEvidence, findBusinessesWithOldEvidence } from '@/db/queries/ledger/evidence'
import type { SyncDeps } from '@/lib/sync/deps'

const BATCH = 1000

/**
 * Deletes evidence that has been kept as long as its business decided. The lines of the ledger keep its digests, so the
 * chains stay whole.
 */
export async function purgeEvidence(deps: Pick<SyncDeps, 'db' | 'clock'>, mayGoOn: () => boolean): Promise<void> {
  const now = deps.clock.now()
  for (const businessId of await findBusinessesWithOldEvidence(deps.db.sql, now)) {
    let deleted = BATCH
    while (deleted === BATCH && mayGoOn()) {
      deleted = await inBusiness(deps.db, businessId, (tx) => deleteOldEvidence(tx, businessId, now, BATCH))
    }
  }
}
