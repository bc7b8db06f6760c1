import { inBusiness } from '@/db/client'
import { lockBackend, moveBackendStatus } from '@/db/queries/backends/backend-config'
import { forgetErased } from '@/db/queries/contacts/erasure'
import type { Deps } from '@/lib/services/deps'

/** Sends nothing more to a backend until it is enabled again. What is on its way may still arrive. Returns whether there is such a backend. */
export async function disableBackend(deps: Deps, businessId: string, backendId: string): Promise<boolean> {
  return inBusiness(deps.db, businessId, async (tx) => {
    const backend = await lockBackend(tx, businessId, backendId)
    if (!backend) return false
    const move = { from: backend.status, to: 'disabled', reason: 'by_hand', now: deps.clock.now() } as const
    if (backend.status !== 'disabled') await moveBackendStatus(tx, businessId, backendId, move)
    await forgetErased(tx, businessId, backendId)
    return true
  })
}
