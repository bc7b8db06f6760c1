import type { Tx } from '@/db/client'
import { lockBackend, saveBackendSecret } from '@/db/queries/backends/backend-config'
import { rotated, WebhookSecret } from '@/lib/backends/webhook/secret'
import type { Instant } from '@/lib/consent/types'
import { decryptSecret, encryptSecret } from '@/lib/keys'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'

const DAY_MS = 86_400_000

export interface RotatedSecret {
  secret: string
  /** Until when messages are also signed with the secret before. */
  previousUntil: Instant
}

export type RotatedWebhookSecret =
  | ({ outcome: 'rotated' } & RotatedSecret)
  /** The business has no such backend, or it is no webhook. */
  | { outcome: 'no_webhook' }
  | NotAllowed

interface RotateOptions {
  overlapMs?: number
  /** Called in the transaction that makes the secret: what it writes is there exactly if the secret is. */
  within?: (tx: Tx, rotated: RotatedSecret) => Promise<void>
}

/**
 * Gives a webhook a new secret, which is returned this once. Messages are signed with both secrets for `overlapMs`
 * milliseconds, a day by default. A second rotation within that time ends the oldest secret at once.
 */
export async function rotateWebhookSecret(
  deps: Deps,
  caller: Caller,
  backendId: string,
  { overlapMs = DAY_MS, within }: RotateOptions = {},
): Promise<RotatedWebhookSecret> {
  const context = `backend:${backendId}`
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'backends.write', async (tx): Promise<RotatedWebhookSecret> => {
    const backend = await lockBackend(tx, businessId, backendId)
    if (backend?.kind !== 'webhook') return { outcome: 'no_webhook' }
    const before = WebhookSecret.parse(JSON.parse(decryptSecret(deps.keys, backend.secret, context)))
    const now = deps.clock.now()
    const after = rotated(before, now, overlapMs)
    const sealed = encryptSecret(deps.keys, JSON.stringify(after), context)
    await saveBackendSecret(tx, businessId, backendId, sealed)
    const subject = { kind: 'backend', id: backendId } as const
    const changes = { previousUntil: new Date(now + overlapMs).toISOString() }
    await recordAudit(deps, tx, caller, { action: 'backend.secret_rotated', subject, changes })
    const made = { secret: after.current, previousUntil: now + overlapMs }
    await within?.(tx, made)
    return { outcome: 'rotated', ...made }
  })
}
