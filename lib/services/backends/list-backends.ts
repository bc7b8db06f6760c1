import { type ListedBackend, listBackends as readBackends } from '@/db/queries/backends/backend-list'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

export type { ListedBackend }

export type ListedBackends = { outcome: 'read'; backends: ListedBackend[] } | NotAllowed

/** Returns the backends of a business, the oldest first: never their secrets. */
export async function listBackends(deps: Pick<Deps, 'db'>, caller: Caller): Promise<ListedBackends> {
  return inBusinessFor(deps, caller, 'backends.read', async (tx): Promise<ListedBackends> => {
    return { outcome: 'read', backends: await readBackends(tx, caller.businessId) }
  })
}
