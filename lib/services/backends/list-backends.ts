import { type ListedBackend, listBackends as readBackends } from '@/db/queries/backends/backend-list'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { accountBlockAt } from './block-at'

export type { ListedBackend }

export type ListedBackends = { outcome: 'read'; backends: ListedBackend[] } | NotAllowed

/** Returns the backends of a business, the oldest first: never their secrets. `blockedUntil` is null after a block. */
export async function listBackends(deps: Pick<Deps, 'db' | 'clock'>, caller: Caller): Promise<ListedBackends> {
  return inBusinessFor(deps, caller, 'backends.read', async (tx): Promise<ListedBackends> => {
    const now = deps.clock.now()
    const backends = await readBackends(tx, caller.businessId)
    return {
      outcome: 'read',
      backends: backends.map((one) => ({ ...one, blockedUntil: accountBlockAt(one.blockedUntil, now) })),
    }
  })
}
