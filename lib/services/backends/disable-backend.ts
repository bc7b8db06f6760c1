import { lockBackend } from '@/db/queries/backends/backend-config'
import { moveBackendStatus } from '@/db/queries/backends/backend-status'
import { forgetErased } from '@/db/queries/contacts/erasure'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'

export type DisabledBackend = { outcome: 'disabled' } | { outcome: 'unknown_backend' } | NotAllowed

/**
 * Disables a backend: nothing more is sent to it until it is enabled again. A request that is already on its way may
 * still arrive.
 */
export async function disableBackend(deps: Deps, caller: Caller, backendId: string): Promise<DisabledBackend> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'backends.write', async (tx): Promise<DisabledBackend> => {
    const backend = await lockBackend(tx, businessId, backendId)
    if (!backend) return { outcome: 'unknown_backend' }
    const move = { from: backend.status, to: 'disabled', reason: 'by_hand', now: deps.clock.now() } as const
    if (backend.status !== 'disabled') {
      await moveBackendStatus(tx, businessId, backendId, move)
      await recordAudit(deps, tx, caller, { action: 'backend.disabled', subject: { kind: 'backend', id: backendId } })
    }
    await forgetErased(tx, businessId, backendId)
    return { outcome: 'disabled' }
  })
}
