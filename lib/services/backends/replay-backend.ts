import { inBusiness } from '@/db/client'
import { lockBackend } from '@/db/queries/backends/backend-config'
import type { Deps } from '@/lib/services/deps'
import { replayDeadLetters } from './replay-dead-letters'

/** `replayDeadLetters` for a backend that may not exist. Returns how many contacts; null: no such backend. */
export async function replayBackend(deps: Deps, businessId: string, backendId: string): Promise<number | null> {
  const backend = await inBusiness(deps.db, businessId, (tx) => lockBackend(tx, businessId, backendId))
  return backend ? replayDeadLetters(deps, businessId, backendId) : null
}
