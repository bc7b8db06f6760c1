import { inBusiness, type Tx } from '@/db/client'
import { lockBackend, readSyncBackend, saveBackendSecret } from '@/db/queries/backends/backend-config'
import { openBackend } from '@/db/queries/backends/backend-status'
import { isHeldReason } from '@/db/queries/backends/held-backends'
import { hastenPoll } from '@/db/queries/sync/polls'
import { inspectWeni } from '@/lib/backends/weni/inspect'
import { createWhatsApp } from '@/lib/backends/whatsapp/adapter'
import { endOfBlock } from '@/lib/backends/whatsapp/errors'
import { readWhatsAppSecret, WhatsAppSettings } from '@/lib/backends/whatsapp/settings'
import { decryptSecret, encryptSecret } from '@/lib/keys'
import type { Caller } from '@/lib/services/callers/caller'
import { hasRight, inBusinessFor, NOT_ALLOWED, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'

export type ReplacedToken =
  /** `resumed`: the backend was paused, and deliveries go on. */
  | { outcome: 'replaced'; resumed: boolean }
  /** The backend refuses the new token too, or did not answer; the old one stays. `reason` is its code. */
  | { outcome: 'refused' | 'unreachable'; reason: string }
  /** `other_workspace`: the token is of another project. `no_token`: webhooks have a signing secret instead. */
  | { outcome: 'other_workspace' | 'no_token' | 'unknown_backend' }
  | NotAllowed

/**
 * Tries a new token of Weni or WhatsApp, and uses it from now on if it works. What waits is delivered, refusals first.
 */
export async function replaceToken(
  deps: Deps,
  caller: Caller,
  backendId: string,
  token: string,
): Promise<ReplacedToken> {
  const { businessId } = caller
  if (!(await hasRight(deps, caller, 'backends.write'))) return NOT_ALLOWED
  const row = await inBusiness(deps.db, businessId, (tx) => readSyncBackend(tx, businessId, backendId))
  if (!row) return { outcome: 'unknown_backend' }
  if (row.kind === 'webhook') return { outcome: 'no_token' }
  const { allowPrivate } = deps.settings
  const context = `backend:${backendId}`
  let secret = token
  if (row.kind === 'weni') {
    const seen = await inspectWeni({ baseUrl: row.baseUrl, apiToken: token, allowPrivate })
    if (!seen.ok) return { outcome: seen.problem === 'bad_token' ? 'refused' : 'unreachable', reason: seen.reason }
    const before = row.settings['workspace']
    const { uuid } = seen.workspace
    if (uuid !== null && typeof before === 'string' && uuid !== before) return { outcome: 'other_workspace' }
  } else {
    const before = readWhatsAppSecret(decryptSecret(deps.keys, row.secret, context))
    const settings = WhatsAppSettings.safeParse(row.settings)
    if (!before || !settings.success) return { outcome: 'unreachable', reason: 'backend_settings' }
    const changed = { ...before, accessToken: token }
    const account = createWhatsApp({ baseUrl: row.baseUrl, allowPrivate, secret: changed, settings: settings.data })
    const probe = await account.probe().finally(() => account.close())
    if (!probe.ok) return { outcome: /^graph_/.test(probe.reason) ? 'refused' : 'unreachable', reason: probe.reason }
    secret = JSON.stringify(changed)
  }
  const result = await inBusinessFor(deps, caller, 'backends.write', async (tx): Promise<ReplacedToken> => {
    const sealed = encryptSecret(deps.keys, secret, context)
    await saveBackendSecret(tx, businessId, backendId, sealed)
    const subject = { kind: 'backend', id: backendId } as const
    await recordAudit(deps, tx, caller, { action: 'backend.token_replaced', subject })
    return { outcome: 'replaced', resumed: await resume(deps, tx, businessId, backendId) }
  })
  if (result.outcome === 'replaced') deps.wakeSync(businessId)
  return result
}

/** Ends a pause that the old token may have caused. Returns whether the backend was paused by one. */
async function resume(deps: Deps, tx: Tx, businessId: string, backendId: string): Promise<boolean> {
  const backend = await lockBackend(tx, businessId, backendId)
  const now = deps.clock.now()
  for (const kind of ['changes', 'templates'] as const) await hastenPoll(tx, businessId, backendId, kind, now)
  if (backend?.status !== 'paused' || isHeldReason(backend.statusReason) || now < endOfBlock(backend)) return false
  return (await openBackend(tx, businessId, backendId, { from: 'paused', now })) === 'active'
}
