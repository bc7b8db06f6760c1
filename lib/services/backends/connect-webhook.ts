import { randomBytes } from 'node:crypto'
import type { Tx } from '@/db/client'
import { lockConnecting, readBackendsOfKind } from '@/db/queries/backends/backend-list'
import { insertBackend } from '@/db/queries/business/set-up'
import { hostOf } from '@/lib/backends/addresses'
import { type AddressProblem, checkAddress } from '@/lib/backends/check-address'
import { newSigningSecret, type WebhookSecret } from '@/lib/backends/webhook/secret'
import { WebhookSettings } from '@/lib/backends/webhook/settings'
import { newId } from '@/lib/ids'
import { encryptSecret, hashToken } from '@/lib/keys'
import type { Caller } from '@/lib/services/callers/caller'
import { hasRight, inBusinessFor } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import { connectedEntry } from './connected-entry'
import { markEverybody } from './enable-backend'

const LONGEST_URL = 2048

export interface ConnectWebhook {
  name: string
  url: string
  settings?: Partial<WebhookSettings>
  /** Called in the transaction that connects it: what it writes is there exactly if the backend is. */
  within?: (tx: Tx, connected: { backendId: string; secret: string }) => Promise<void>
}

export type ConnectWebhookResult =
  /** The secret is returned this once. */
  | { ok: true; backendId: string; secret: string }
  /**
   * `own_address`: Sayso would call itself. `has_credentials`: the address contains a password, which would end up in
   * logs; the signature is the credential.
   */
  | { ok: false; problem: AddressProblem | 'not_a_url' | 'own_address' | 'has_credentials' | 'not_valid' }
  | { ok: false; problem: 'already_connected'; backendId: string }
  | { ok: false; problem: 'not_allowed' }

/** What is to be mended before it can be connected. */
export type ConnectWebhookFailure = Exclude<
  Extract<ConnectWebhookResult, { ok: false }>,
  { backendId: string } | { problem: 'not_allowed' }
>

/**
 * Connects a system that receives signed messages, and sends it the state of every contact who ever answered.
 */
export async function connectWebhook(
  deps: Deps,
  caller: Caller,
  { name, url, settings = {}, within }: ConnectWebhook,
): Promise<ConnectWebhookResult> {
  const { businessId } = caller
  if (!(await hasRight(deps, caller, 'backends.write'))) return { ok: false, problem: 'not_allowed' }
  const problem = await webhookAddressProblem(deps, url)
  if (problem) return { ok: false, problem }
  const parsed = WebhookSettings.safeParse(settings)
  if (!parsed.success) return { ok: false, problem: 'not_valid' }
  const backendId = newId()
  const current = newSigningSecret()
  const secret: WebhookSecret = { current }
  const same = await inBusinessFor(deps, caller, 'backends.write', async (tx) => {
    await lockConnecting(tx, businessId)
    const known = await findConnectedWebhook(tx, businessId, url)
    if (known !== null) return known
    await insertBackend(
      tx,
      businessId,
      {
        id: backendId,
        kind: 'webhook',
        name,
        baseUrl: url,
        secret: encryptSecret(deps.keys, JSON.stringify(secret), `backend:${backendId}`),
        // A webhook never calls us, so the token is a random one that nobody knows.
        inboundTokenHash: hashToken(randomBytes(32).toString('base64')),
        settings: parsed.data,
      },
      deps.clock.now(),
    )
    await recordAudit(deps, tx, caller, connectedEntry(backendId, { kind: 'webhook', baseUrl: url }))
    await within?.(tx, { backendId, secret: current })
    return null
  })
  if (same !== null && typeof same !== 'string') return { ok: false, problem: 'not_allowed' }
  if (same !== null) return { ok: false, problem: 'already_connected', backendId: same }
  await markEverybody(deps, businessId, backendId)
  return { ok: true, backendId, secret: current }
}

/** Returns the id of the backend that is connected to this address already; null if none is. */
export async function findConnectedWebhook(tx: Tx, businessId: string, url: string): Promise<string | null> {
  const { href } = new URL(url)
  const known = await readBackendsOfKind(tx, businessId, 'webhook')
  return known.find(({ baseUrl }) => URL.canParse(baseUrl) && new URL(baseUrl).href === href)?.id ?? null
}

/** Returns what is wrong with the address of a webhook; null when nothing is. */
export async function webhookAddressProblem(deps: Pick<Deps, 'settings'>, text: string) {
  if (text.length > LONGEST_URL || !URL.canParse(text)) return 'not_a_url'
  const url = new URL(text)
  if (url.username || url.password) return 'has_credentials'
  const { allowPrivate, baseUrl } = deps.settings
  const own = new URL(baseUrl)
  const isAllowed = allowPrivate.includes(url.host) && url.host !== own.host
  // A host name with a dot at its end is the same name.
  if (hostOf(url).replace(/\.$/, '') === hostOf(own) && !isAllowed) return 'own_address'
  return checkAddress(url, allowPrivate)
}
