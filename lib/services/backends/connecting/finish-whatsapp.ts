import { inBusiness } from '@/db/client'
import { connectWhatsApp, type ConnectWhatsAppFailure } from '@/lib/services/backends/connect-whatsapp'
import type { MemberCaller } from '@/lib/services/callers/caller'
import { inBusinessFor, NOT_ALLOWED, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { readDraft, saveDraft } from './drafts'
import { readKeptSecret } from './whatsapp-secret'

export type FinishedWhatsApp =
  | { outcome: 'connected'; backendId: string }
  | { outcome: 'not_begun' | 'token_refused' }
  | { outcome: 'already_connected'; backendId: string }
  | { outcome: 'failed'; failure: ConnectWhatsAppFailure }
  | NotAllowed

/**
 * The last step of connecting WhatsApp. The verify token is kept with the draft, in the transaction that connects the
 * account, until the member has entered it at Meta.
 */
export async function finishWhatsApp(deps: Deps, caller: MemberCaller): Promise<FinishedWhatsApp> {
  const { businessId } = caller
  const begun = await inBusinessFor(deps, caller, 'backends.write', async (tx) => ({
    outcome: 'read' as const,
    draft: await readDraft(deps, tx, caller, 'whatsapp'),
  }))
  if (begun.outcome === 'not_allowed') return begun
  const { draft } = begun
  if (!draft) return { outcome: 'not_begun' }
  const { state } = draft
  if (state.connected) return { outcome: 'already_connected', backendId: state.connected.backendId }
  const secret = readKeptSecret(draft.secret)
  if (!secret) return { outcome: 'token_refused' }
  const result = await connectWhatsApp(deps, caller, {
    name: state.name,
    secret: { ...secret, wabaId: state.wabaId },
    settings: { phoneNumberId: state.phoneNumberId },
    displayNumber: state.found.displayNumber,
    ...(state.graphUrl === null ? {} : { baseUrl: state.graphUrl }),
    within: (tx, connected) =>
      saveDraft(deps, tx, caller, 'whatsapp', { state: { ...state, connected }, secret: secret.verifyToken }),
  })
  if (result.ok) return { outcome: 'connected', backendId: result.backendId }
  if (result.problem === 'not_allowed') return NOT_ALLOWED
  if (result.problem === 'already_connected') return { outcome: 'already_connected', backendId: result.backendId }
  if (result.problem !== 'refused') return { outcome: 'failed', failure: result }
  const refused = { state: { ...state, tokenRefused: true }, secret: null }
  await inBusiness(deps.db, businessId, (tx) => saveDraft(deps, tx, caller, 'whatsapp', refused))
  return { outcome: 'token_refused' }
}
