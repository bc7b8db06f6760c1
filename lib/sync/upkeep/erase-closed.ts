import { findBusinessesToErase } from '@/db/queries/business/closing'
import { eraseClosed } from '@/lib/services/business/erase-closed'
import { operatorOf } from '@/lib/services/callers/caller'
import type { SyncDeps } from '@/lib/sync/deps'

/**
 * Erases each contact of a closed business as soon as no proof of what they said is kept any more: at once those who
 * never said anything, and the others when their evidence has been kept for its time (`purgeEvidence`).
 */
export async function eraseClosedBusinesses(
  { db, services }: Pick<SyncDeps, 'db' | 'services'>,
  mayGoOn: () => boolean,
): Promise<void> {
  for (const businessId of await findBusinessesToErase(db.sql)) {
    if (!mayGoOn()) return
    await eraseClosed(services, operatorOf(businessId), { whom: 'without_proof', mayGoOn })
  }
}
