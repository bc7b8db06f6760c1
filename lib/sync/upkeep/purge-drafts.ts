import { inBusiness } from '@/db/client'
import { deleteOldDrafts, findBusinessesWithOldDrafts } from '@/db/queries/backends/connection-drafts'
import type { SyncDeps } from '@/lib/sync/deps'

/** The milliseconds for which something that was begun at a backend is kept, because it holds an encrypted secret. */
export const DRAFTS_MS = 3 * 86_400_000

/** Deletes what members began at backends and did not end in time. */
export async function purgeDrafts(deps: Pick<SyncDeps, 'db' | 'clock'>, mayGoOn: () => boolean): Promise<void> {
  const before = deps.clock.now() - DRAFTS_MS
  for (const businessId of await findBusinessesWithOldDrafts(deps.db.sql, before)) {
    if (!mayGoOn()) return
    await inBusiness(deps.db, businessId, (tx) => deleteOldDrafts(tx, businessId, before))
  }
}
