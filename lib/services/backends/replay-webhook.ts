import { lockBackend } from '@/db/queries/backends/backend-config'
import { reopenMark } from '@/db/queries/sync/sync-outstanding'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'

export type ReplayedWebhook =
  | { outcome: 'replayed' }
  /** The business has no such webhook, or it never got this contact. */
  | { outcome: 'never_sent' }
  | NotAllowed

/**
 * Sends a contact's current state to a webhook once more, even if it was confirmed; it has the same id if nothing has
 * changed since. For dead letters of all contacts use `replayDeadLetters`.
 */
export async function replayWebhook(
  deps: Deps,
  caller: Caller,
  backendId: string,
  contactId: string,
): Promise<ReplayedWebhook> {
  const { businessId } = caller
  const result = await inBusinessFor(deps, caller, 'backends.replay', async (tx): Promise<ReplayedWebhook> => {
    const backend = await lockBackend(tx, businessId, backendId)
    if (backend?.kind !== 'webhook') return { outcome: 'never_sent' }
    const isReopened = await reopenMark(tx, businessId, backendId, contactId, deps.clock.now())
    if (!isReopened) return { outcome: 'never_sent' }
    const subject = { kind: 'backend', id: backendId } as const
    await recordAudit(deps, tx, caller, { action: 'backend.replayed', subject, changes: { contact: contactId } })
    return { outcome: 'replayed' }
  })
  if (result.outcome === 'replayed') deps.wakeSync(businessId)
  return result
}
