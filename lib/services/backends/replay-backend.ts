import { inBusiness } from '@/db/client'
import { lockBackend } from '@/db/queries/backends/backend-config'
import type { Caller } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { type ReplayedDeadLetters, replayDeadLetters } from './replay-dead-letters'

/** The same as `replayDeadLetters`, for a backend that may not exist. */
export async function replayBackend(
  deps: Deps,
  caller: Caller,
  backendId: string,
): Promise<ReplayedDeadLetters | { outcome: 'unknown_backend' }> {
  const { businessId } = caller
  const backend = await inBusiness(deps.db, businessId, (tx) => lockBackend(tx, businessId, backendId))
  return backend ? replayDeadLetters(deps, caller, backendId) : { outcome: 'unknown_backend' }
}
