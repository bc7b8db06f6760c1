import { lockBackend, moveBackendStatus } from '@/db/queries/backends/backend-config'
import { forgetErased } from '@/db/queries/contacts/erasure'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessOrThrow } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'

/**
 * Disables a backend: nothing more is sent to it until it is enabled again. A request that is already on its way may
 * still arrive. Returns whether the backend exists.
 * @throws AppError `not_allowed` (403)
 */
export async function disableBackend(deps: Deps, caller: Caller, backendId: string): Promise<boolean> {
  const { businessId } = caller
  return inBusinessOrThrow(deps, caller, 'backends.write', async (tx) => {
    const backend = await lockBackend(tx, businessId, backendId)
    if (!backend) return false
    const move = { from: backend.status, to: 'disabled', reason: 'by_hand', now: deps.clock.now() } as const
    if (backend.status !== 'disabled') {
      await moveBackendStatus(tx, businessId, backendId, move)
      await recordAudit(deps, tx, caller, { action: 'backend.disabled', subject: { kind: 'backend', id: backendId } })
    }
    await forgetErased(tx, businessId, backendId)
    return true
  })
}
