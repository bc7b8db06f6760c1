import { randomBytes } from 'node:crypto'
import { inBusiness } from '@/db/client'
import { type AddressProblem, checkAddress } from '@/lib/backends/check-address'
import { lookAtWhatsApp } from '@/lib/backends/whatsapp/look'
import { findConnectedWhatsApp, GRAPH_URL } from '@/lib/services/backends/connect-whatsapp'
import type { MemberCaller } from '@/lib/services/callers/caller'
import { hasRight, NOT_ALLOWED, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { clipped, readDraft, saveDraft } from './drafts'
import { readAddress } from './read-address'
import { type KeptSecret, readKeptSecret } from './whatsapp-secret'

const REQUEST_MS = 10_000

export interface BeginWhatsApp {
  name: string
  phoneNumberId: string
  wabaId: string
  /** Empty: Meta's own address. */
  graphUrl: string
  /** Empty: those that were tested before, for the same number. */
  accessToken: string
  appSecret: string
}

export type BegunWhatsApp =
  | { outcome: 'found' }
  | { outcome: 'failed'; problem: AddressProblem | 'not_a_url' | 'has_credentials' | 'secret_missing' }
  /** `at`: whether Meta knows no such number, or no such account. `reason` is Meta's code, or what went wrong. */
  | { outcome: 'failed'; problem: 'refused' | 'unreachable'; at: 'number' | 'account'; reason: string }
  | { outcome: 'already_connected'; backendId: string }
  | NotAllowed

/**
 * The first step of connecting WhatsApp: tries the access token at the number and at the account, and keeps what was
 * found for the next step.
 */
export async function beginWhatsApp(deps: Deps, caller: MemberCaller, input: BeginWhatsApp): Promise<BegunWhatsApp> {
  if (!(await hasRight(deps, caller, 'backends.write'))) return NOT_ALLOWED
  const { businessId } = caller
  const { phoneNumberId, wabaId } = input
  const address = readAddress(input.graphUrl || GRAPH_URL)
  if (!address.ok) return { outcome: 'failed', problem: address.problem }
  const { allowPrivate } = deps.settings
  const problem = await checkAddress(address.url, allowPrivate)
  if (problem) return { outcome: 'failed', problem }
  const [before, known] = await inBusiness(deps.db, businessId, async (tx) => [
    await readDraft(deps, tx, caller, 'whatsapp'),
    await findConnectedWhatsApp(tx, businessId, phoneNumberId),
  ])
  if (known !== null) return { outcome: 'already_connected', backendId: known }
  const baseUrl = address.url.href
  const graphUrl = input.graphUrl ? baseUrl : null
  // A kept secret is never sent for another number, or to another host, than it was given for.
  const isSame = before?.state.phoneNumberId === phoneNumberId && before.state.graphUrl === graphUrl
  const kept = isSame && !before.state.connected ? readKeptSecret(before.secret) : null
  const accessToken = input.accessToken || kept?.accessToken
  const appSecret = input.appSecret || kept?.appSecret
  if (!accessToken || !appSecret) return { outcome: 'failed', problem: 'secret_missing' }
  const verifyToken = kept?.verifyToken ?? randomBytes(24).toString('base64url')
  const began = performance.now()
  const place = { baseUrl, allowPrivate, timeoutMs: REQUEST_MS, settings: { phoneNumberId, graphVersion: null } }
  const seen = await lookAtWhatsApp({ ...place, secret: { accessToken, wabaId } })
  const tookMs = Math.round(performance.now() - began)
  if (!seen.ok) {
    const { at, reason, isAnswer } = seen
    return { outcome: 'failed', problem: isAnswer ? 'refused' : 'unreachable', at, reason }
  }
  const { displayNumber, verifiedName, quality, templates, isMore } = seen.look
  const found = {
    ...{ tookMs, templates, isMore, displayNumber: clipped(displayNumber) },
    verifiedName: verifiedName === null ? null : clipped(verifiedName),
    quality: quality === null ? null : clipped(quality),
  }
  const secret: KeptSecret = { accessToken, appSecret, verifyToken }
  await inBusiness(deps.db, businessId, (tx) =>
    saveDraft(deps, tx, caller, 'whatsapp', {
      secret: JSON.stringify(secret),
      state: {
        name: clipped(input.name || found.verifiedName || 'WhatsApp'),
        ...{ phoneNumberId, wabaId, graphUrl, found, tokenRefused: false, connected: null },
      },
    }),
  )
  return { outcome: 'found' }
}
