import { inBusiness } from '@/db/client'
import { lockBackend } from '@/db/queries/backends/backend-config'
import type { Caller } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { replayDeadLetters } from './replay-dead-letters'

/**
 * The same as `replayDeadLetters`, for a backend that may not exist. Returns how many contacts are tried again; null
 * when the business has no such backend.
 * @throws AppError `not_allowed` (403)
 */
export async function replayBackend(deps: Deps, caller: Caller, backendId: string): Promise<number | null> {
  const { businessId } = caller
  const backend = await inBusiness(deps.db, businessId, (tx) => lockBackend(tx, businessId, backendId))
  return backend ? replayDeadLetters(deps, caller, backendId) : null
}
