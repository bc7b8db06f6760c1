import { inBusiness } from '@/db/client'
import { addWebhookDeliveries, deleteWebhookDeliveries } from '@/db/queries/backends/webhook-deliveries'
import type { Attempt } from '@/lib/backends/backend'
import type { SyncDeps } from '@/lib/sync/deps'

/** How long the log of attempts is kept, in milliseconds. */
const KEPT_MS = 30 * 86_400_000

/**
 * Adds to a backend's log of attempts. The deliveries themselves are done, so a log that can't be written is only
 * reported.
 */
export async function recordAttempts(
  deps: Pick<SyncDeps, 'db' | 'clock' | 'log'>,
  businessId: string,
  backendId: string,
  attempts: readonly Attempt[],
): Promise<void> {
  try {
    await inBusiness(deps.db, businessId, async (tx) => {
      await addWebhookDeliveries(tx, businessId, backendId, attempts)
      await deleteWebhookDeliveries(tx, businessId, backendId, deps.clock.now() - KEPT_MS)
    })
  } catch (err) {
    deps.log.warn({ err, backendId, attempts: attempts.length }, 'the log of attempts could not be written')
  }
}
