import { createHmac } from 'node:crypto'
import type { Tx } from '@/db/client'
import { lockBackend } from '@/db/queries/backends/backend-config'
import { insertBackend, moveBackend } from '@/db/queries/business/set-up'
import type { WebhookSecret } from '@/lib/backends/webhook/secret'
import { encryptSecret, hashToken } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'
import { DEMO } from './business'

/** Derived from the pepper: the same at every start without being stored. */
export function demoWebhookSecret(pepper: Buffer): string {
  return `whsec_${createHmac('sha256', pepper).update('sayso.demo.webhook').digest('base64')}`
}

/** Connects the demo's webhook to the sandbox, or updates the sandbox's address. Returns whether the backend is new. */
export async function seedWebhook(deps: Deps, tx: Tx, sandboxUrl: string): Promise<boolean> {
  const { businessId, webhookId: id } = DEMO
  const baseUrl = new URL('/hooks/demo', sandboxUrl).href
  if (await lockBackend(tx, businessId, id)) {
    await moveBackend(tx, businessId, id, baseUrl)
    return false
  }
  const secret: WebhookSecret = { current: demoWebhookSecret(deps.pepper) }
  const backend = {
    id,
    kind: 'webhook' as const,
    name: 'CRM',
    baseUrl,
    secret: encryptSecret(deps.keys, JSON.stringify(secret), `backend:${id}`),
    inboundTokenHash: hashToken(demoWebhookSecret(deps.pepper)),
    settings: {},
  }
  await insertBackend(tx, businessId, backend, deps.clock.now())
  return true
}
