import { inBusiness } from '@/db/client'
import type { AddressProblem } from '@/lib/backends/check-address'
import { newSigningSecret } from '@/lib/backends/webhook/secret'
import { WebhookSettings } from '@/lib/backends/webhook/settings'
import { createWebhook } from '@/lib/backends/webhook/webhook'
import { findConnectedWebhook, webhookAddressProblem } from '@/lib/services/backends/connect-webhook'
import type { MemberCaller } from '@/lib/services/callers/caller'
import { hasRight, NOT_ALLOWED, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { clipped, saveDraft } from './drafts'
import { readAddress } from './read-address'

const REQUEST_MS = 10_000

export type BegunWebhook =
  | { outcome: 'found' }
  | { outcome: 'failed'; problem: AddressProblem | 'not_a_url' | 'has_credentials' | 'own_address' }
  | { outcome: 'already_connected'; backendId: string }
  | NotAllowed

/**
 * The first step of connecting a webhook: asks whether something answers at the address. Nothing of any contact is
 * sent. A receiver that does not answer yet can be connected all the same.
 */
export async function beginWebhook(
  deps: Deps,
  caller: MemberCaller,
  input: { name: string; url: string },
): Promise<BegunWebhook> {
  if (!(await hasRight(deps, caller, 'backends.write'))) return NOT_ALLOWED
  const { businessId } = caller
  const address = readAddress(input.url)
  if (!address.ok) return { outcome: 'failed', problem: address.problem }
  const url = address.url.href
  const problem = await webhookAddressProblem(deps, url)
  if (problem) return { outcome: 'failed', problem }
  const known = await inBusiness(deps.db, businessId, (tx) => findConnectedWebhook(tx, businessId, url))
  if (known !== null) return { outcome: 'already_connected', backendId: known }
  const receiver = createWebhook({
    ...{ url, allowPrivate: deps.settings.allowPrivate, secret: { current: newSigningSecret() } },
    settings: WebhookSettings.parse({ timeoutMs: REQUEST_MS }),
  })
  const began = performance.now()
  const probe = await receiver.probe().finally(() => receiver.close())
  const found = { tookMs: Math.round(performance.now() - began), reason: probe.ok ? null : probe.reason }
  await inBusiness(deps.db, businessId, (tx) =>
    saveDraft(deps, tx, caller, 'webhook', {
      state: { name: clipped(input.name || address.url.host), url, found, connected: null },
      secret: null,
    }),
  )
  return { outcome: 'found' }
}
