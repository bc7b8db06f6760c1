import { inBusiness, type Tx } from '@/db/client'
import { lockConnecting, readBackendsOfKind } from '@/db/queries/backends/backend-list'
import { insertBackend } from '@/db/queries/business/set-up'
import { ensureSender } from '@/db/queries/messages/senders'
import { ensurePoll } from '@/db/queries/sync/polls'
import { type AddressProblem, checkAddress } from '@/lib/backends/check-address'
import { createWhatsApp } from '@/lib/backends/whatsapp/adapter'
import { WhatsAppSecret, WhatsAppSettings } from '@/lib/backends/whatsapp/settings'
import { newId } from '@/lib/ids'
import { encryptSecret, hashToken } from '@/lib/keys'
import { paths } from '@/lib/paths'
import type { Caller } from '@/lib/services/callers/caller'
import { hasRight, inBusinessFor } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import { connectedEntry } from './connected-entry'

/** Meta's address. The version is the one that this adapter was written for. */
export const GRAPH_URL = 'https://graph.facebook.com/v24.0/'

export interface ConnectWhatsApp {
  name: string
  secret: WhatsAppSecret
  settings: Partial<WhatsAppSettings> & Pick<WhatsAppSettings, 'phoneNumberId'>
  /** The number as people write it: `+55 11 5055-0100`. */
  displayNumber: string
  /** A base address other than Meta's. */
  baseUrl?: string
  /** Called in the transaction that connects it: what it writes is there exactly if the backend is. */
  within?: (tx: Tx, connected: { backendId: string; callbackUrl: string }) => Promise<void>
}

export type ConnectWhatsAppResult =
  /** `callbackUrl` and the verify token are to be entered in Meta's App Dashboard. */
  | { ok: true; backendId: string; callbackUrl: string }
  /** `refused`: Meta rejected the credentials, with its code; `unreachable`: Meta did not answer. */
  | { ok: false; problem: AddressProblem | 'not_valid' | 'refused' | 'unreachable'; reason?: string }
  | { ok: false; problem: 'already_connected'; backendId: string }
  | { ok: false; problem: 'not_allowed' }

/** What is to be mended before it can be connected. */
export type ConnectWhatsAppFailure = Exclude<
  Extract<ConnectWhatsAppResult, { ok: false }>,
  { backendId: string } | { problem: 'not_allowed' }
>

/**
 * Connects a WhatsApp Business account. The access token is tried first, and nothing is stored when it does not work.
 */
export async function connectWhatsApp(
  deps: Deps,
  caller: Caller,
  { name, displayNumber, baseUrl = GRAPH_URL, within, ...rest }: ConnectWhatsApp,
): Promise<ConnectWhatsAppResult> {
  const { businessId } = caller
  if (!(await hasRight(deps, caller, 'backends.write'))) return { ok: false, problem: 'not_allowed' }
  const settings = WhatsAppSettings.safeParse(rest.settings)
  const secret = WhatsAppSecret.safeParse(rest.secret)
  if (!settings.success || !secret.success || !URL.canParse(baseUrl)) return { ok: false, problem: 'not_valid' }
  const { allowPrivate } = deps.settings
  const problem = await checkAddress(new URL(baseUrl), allowPrivate)
  if (problem) return { ok: false, problem }
  const { phoneNumberId } = settings.data
  const known = await inBusiness(deps.db, businessId, (tx) => findConnectedWhatsApp(tx, businessId, phoneNumberId))
  if (known !== null) return { ok: false, problem: 'already_connected', backendId: known }
  const account = createWhatsApp({ baseUrl, allowPrivate, secret: secret.data, settings: settings.data })
  const probe = await account.probe().finally(() => account.close())
  if (!probe.ok) {
    // A number of another account is answered with 400, which pauses nothing.
    const isAnswer = probe.paused || /^graph_/.test(probe.reason)
    return { ok: false, problem: isAnswer ? 'refused' : 'unreachable', reason: probe.reason }
  }
  const backendId = newId()
  const now = deps.clock.now()
  const callbackUrl = deps.settings.baseUrl + paths.inbound(backendId)
  const meanwhile = await inBusinessFor(deps, caller, 'backends.write', async (tx) => {
    await lockConnecting(tx, businessId)
    const other = await findConnectedWhatsApp(tx, businessId, phoneNumberId)
    if (other !== null) return other
    await ensureSender(tx, businessId, newId(), { phoneNumberId, displayNumber })
    await insertBackend(
      tx,
      businessId,
      {
        id: backendId,
        kind: 'whatsapp',
        name,
        baseUrl,
        secret: encryptSecret(deps.keys, JSON.stringify(secret.data), `backend:${backendId}`),
        // Meta signs what it posts, so no call has a bearer token.
        inboundTokenHash: hashToken(newId()),
        settings: settings.data,
      },
      now,
    )
    await ensurePoll(tx, businessId, backendId, 'templates', now)
    await recordAudit(deps, tx, caller, connectedEntry(backendId, { kind: 'whatsapp', baseUrl }))
    await within?.(tx, { backendId, callbackUrl })
    return null
  })
  if (meanwhile !== null && typeof meanwhile !== 'string') return { ok: false, problem: 'not_allowed' }
  if (meanwhile !== null) return { ok: false, problem: 'already_connected', backendId: meanwhile }
  deps.wakeSync(businessId)
  return { ok: true, backendId, callbackUrl }
}

/** Returns the id of the backend that is connected to this number already; null if none is. */
export async function findConnectedWhatsApp(tx: Tx, businessId: string, phoneNumberId: string): Promise<string | null> {
  const known = await readBackendsOfKind(tx, businessId, 'whatsapp')
  return known.find(({ settings }) => settings['phoneNumberId'] === phoneNumberId)?.id ?? null
}
