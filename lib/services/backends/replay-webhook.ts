import { inBusiness } from '@/db/client'
import { lockBackend } from '@/db/queries/backends/backend-config'
import { reopenMark } from '@/db/queries/sync/sync-outstanding'
import type { Deps } from '@/lib/services/deps'

/**
 * Sends a contact's current state to a webhook once more, also where it was confirmed: under the same id when nothing has changed since.
 * Dead letters of all contacts are `replayDeadLetters`'s. Returns false when the webhook never had this contact.
 */
export async function replayWebhook(
  deps: Deps,
  businessId: string,
  backendId: string,
  contactId: string,
): Promise<boolean> {
  const isReopened = await inBusiness(deps.db, businessId, async (tx) => {
    const backend = await lockBackend(tx, businessId, backendId)
    if (backend?.kind !== 'webhook') return false
    return reopenMark(tx, businessId, backendId, contactId, deps.clock.now())
  })
  if (isReopened) deps.wakeSync(businessId)
  return isReopened
}
