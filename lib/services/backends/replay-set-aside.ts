import { inBusiness } from '@/db/client'
import { replayMarks } from '@/db/queries/sync/sync-settle'
import type { Deps } from '@/lib/services/deps'

/** Tries again, for one backend, every contact that was set aside. Returns how many. */
export async function replaySetAside(deps: Deps, businessId: string, backendId: string): Promise<number> {
  const count = await inBusiness(deps.db, businessId, (tx) => replayMarks(tx, businessId, backendId, deps.clock.now()))
  if (count > 0) deps.wakeSync(businessId)
  return count
}
