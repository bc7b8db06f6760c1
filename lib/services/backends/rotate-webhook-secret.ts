import { inBusiness } from '@/db/client'
import { lockBackend, saveBackendSecret } from '@/db/queries/backends/backend-config'
import { rotated, WebhookSecret } from '@/lib/backends/webhook/secret'
import { decryptSecret, encryptSecret } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'

const DAY_MS = 86_400_000

/**
 * Gives a webhook a new secret, shown this once. Messages are signed with both for `overlapMs` (a day unless told otherwise); a second
 * rotation within it ends the oldest at once. Null when there is no such webhook.
 */
export async function rotateWebhookSecret(
  deps: Deps,
  businessId: string,
  backendId: string,
  overlapMs = DAY_MS,
): Promise<{ secret: string; previousUntil: number } | null> {
  const context = `backend:${backendId}`
  return inBusiness(deps.db, businessId, async (tx) => {
    const backend = await lockBackend(tx, businessId, backendId)
    if (backend?.kind !== 'webhook') return null
    const before = WebhookSecret.parse(JSON.parse(decryptSecret(deps.keys, backend.secret, context)))
    const now = deps.clock.now()
    const after = rotated(before, now, overlapMs)
    const sealed = encryptSecret(deps.keys, JSON.stringify(after), context)
    await saveBackendSecret(tx, businessId, backendId, sealed)
    return { secret: after.current, previousUntil: now + overlapMs }
  })
}
