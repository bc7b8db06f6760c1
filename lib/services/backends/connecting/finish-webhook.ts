import { connectWebhook, type ConnectWebhookFailure } from '@/lib/services/backends/connect-webhook'
import type { MemberCaller } from '@/lib/services/callers/caller'
import { inBusinessFor, NOT_ALLOWED, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { readDraft, saveDraft } from './drafts'

export type FinishedWebhook =
  | { outcome: 'connected'; backendId: string }
  | { outcome: 'not_begun' }
  | { outcome: 'already_connected'; backendId: string }
  | { outcome: 'failed'; failure: ConnectWebhookFailure }
  | NotAllowed

/**
 * The last step of connecting a webhook. Its signing secret is kept with the draft, in the transaction that connects
 * it, until the member has copied it.
 */
export async function finishWebhook(deps: Deps, caller: MemberCaller): Promise<FinishedWebhook> {
  const begun = await inBusinessFor(deps, caller, 'backends.write', async (tx) => ({
    outcome: 'read' as const,
    draft: await readDraft(deps, tx, caller, 'webhook'),
  }))
  if (begun.outcome === 'not_allowed') return begun
  const { draft } = begun
  if (!draft) return { outcome: 'not_begun' }
  const { state } = draft
  if (state.connected) return { outcome: 'already_connected', backendId: state.connected.backendId }
  const result = await connectWebhook(deps, caller, {
    name: state.name,
    url: state.url,
    within: (tx, { backendId, secret }) =>
      saveDraft(deps, tx, caller, 'webhook', { state: { ...state, connected: { backendId } }, secret }),
  })
  if (result.ok) return { outcome: 'connected', backendId: result.backendId }
  if (result.problem === 'not_allowed') return NOT_ALLOWED
  if (result.problem === 'already_connected') return { outcome: 'already_connected', backendId: result.backendId }
  return { outcome: 'failed', failure: result }
}
