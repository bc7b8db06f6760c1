import { type ListedBackend, listBackends as readBackends } from '@/db/queries/backends/backend-list'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessOrThrow } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

export type { ListedBackend }

/**
 * Returns the backends of a business, the oldest first: never their secrets.
 * @throws AppError `not_allowed` (403)
 */
export async function listBackends(deps: Pick<Deps, 'db'>, caller: Caller): Promise<ListedBackend[]> {
  return inBusinessOrThrow(deps, caller, 'backends.read', (tx) => readBackends(tx, caller.businessId))
}
