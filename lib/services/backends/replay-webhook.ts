import { lockBackend } from '@/db/queries/backends/backend-config'
import { reopenMark } from '@/db/queries/sync/sync-outstanding'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessOrThrow } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'

/**
 * Sends a contact's current state to a webhook once more, even if it was confirmed; it has the same id if nothing has
 * changed since. For dead letters of all contacts use `replayDeadLetters`. Returns false when the webhook never got
 * this contact.
 * @throws AppError `not_allowed` (403)
 */
export async function replayWebhook(
  deps: Deps,
  caller: Caller,
  backendId: string,
  contactId: string,
): Promise<boolean> {
  const { businessId } = caller
  const isReopened = await inBusinessOrThrow(deps, caller, 'backends.replay', async (tx) => {
    const backend = await lockBackend(tx, businessId, backendId)
    if (backend?.kind !== 'webhook') return false
    if (!(await reopenMark(tx, businessId, backendId, contactId, deps.clock.now()))) return false
    const subject = { kind: 'backend', id: backendId } as const
    await recordAudit(deps, tx, caller, { action: 'backend.replayed', subject, changes: { contact: contactId } })
    return true
  })
  if (isReopened) deps.wakeSync(businessId)
  return isReopened
}
