import { inBusiness } from '@/db/client'
import { readConfig } from '@/db/queries/business/config'
import { connectWeni, type ConnectWeniResult } from '@/lib/services/backends/connect-weni'
import type { MemberCaller } from '@/lib/services/callers/caller'
import { inBusinessFor, NOT_ALLOWED, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { readDraft, saveDraft } from './drafts'
import { planWeni } from './plan-weni'

export type FinishedWeni =
  | { outcome: 'connected'; backendId: string }
  /** `not_mapped`: a topic was changed since, or the workspace. The step before is to be done again. */
  | { outcome: 'not_begun' | 'not_mapped' | 'token_refused' }
  | { outcome: 'already_connected'; backendId: string }
  | { outcome: 'failed'; failure: Extract<ConnectWeniResult, { ok: false; reason: string }> }
  | NotAllowed

/**
 * The last step of connecting Weni: makes the fields and groups that are missing, and connects the workspace. The token
 * of its flows is kept with the draft, in the transaction that connects it, until the member has copied it.
 */
export async function finishWeni(
  deps: Deps,
  caller: MemberCaller,
  options: { settleMs?: number } = {},
): Promise<FinishedWeni> {
  const { businessId } = caller
  const begun = await inBusinessFor(deps, caller, 'backends.write', async (tx) => ({
    outcome: 'read' as const,
    draft: await readDraft(deps, tx, caller, 'weni'),
    config: await readConfig(tx, businessId),
  }))
  if (begun.outcome === 'not_allowed') return begun
  const { draft, config } = begun
  if (!draft) return { outcome: 'not_begun' }
  const { state, secret: apiToken } = draft
  if (state.connected) return { outcome: 'already_connected', backendId: state.connected.backendId }
  if (apiToken === null) return { outcome: 'token_refused' }
  const { provision } = planWeni(state, config?.topics ?? [])
  if (!provision || !state.isMapped) return { outcome: 'not_mapped' }
  const result = await connectWeni(deps, caller, {
    ...{ name: state.name, baseUrl: state.baseUrl, apiToken, topics: provision, ...options },
    ...(state.aiAgent === null ? {} : { aiAgent: state.aiAgent }),
    within: (tx, { backendId, inboundToken }) =>
      saveDraft(deps, tx, caller, 'weni', {
        state: { ...state, connected: { backendId, tokenIsSet: false } },
        secret: inboundToken,
      }),
  })
  if (!result.ok) {
    if (result.problem === 'not_allowed') return NOT_ALLOWED
    if (result.problem === 'already_connected') return { outcome: 'already_connected', backendId: result.backendId }
    if (result.problem !== 'bad_token') return { outcome: 'failed', failure: result }
    const refused = { state: { ...state, tokenRefused: true }, secret: null }
    await inBusiness(deps.db, businessId, (tx) => saveDraft(deps, tx, caller, 'weni', refused))
    return { outcome: 'token_refused' }
  }
  const { backendId, inboundToken, tokenIsSet } = result
  if (tokenIsSet) {
    const done = { state: { ...state, connected: { backendId, tokenIsSet } }, secret: inboundToken }
    await inBusiness(deps.db, businessId, (tx) => saveDraft(deps, tx, caller, 'weni', done))
  }
  return { outcome: 'connected', backendId }
}
