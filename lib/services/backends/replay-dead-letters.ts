import { inBusiness } from '@/db/client'
import { replayMarks } from '@/db/queries/sync/sync-settle'
import type { Deps } from '@/lib/services/deps'

/** Tries again all dead letters of one backend: contacts that could not be delivered. Returns how many. */
export async function replayDeadLetters(deps: Deps, businessId: string, backendId: string): Promise<number> {
  const count = await inBusiness(deps.db, businessId, (tx) => replayMarks(tx, businessId, backendId, deps.clock.now()))
  if (count > 0) deps.wakeSync(businessId)
  return count
}
