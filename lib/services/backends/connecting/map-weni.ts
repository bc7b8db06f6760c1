import { readConfig } from '@/db/queries/business/config'
import type { MemberCaller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { type DraftState, readDraft, saveDraft } from './drafts'
import { planWeni, type PlannedTopic } from './plan-weni'

export type MappedWeni =
  | { outcome: 'mapped' }
  /** What was chosen is kept all the same, so that it can be mended. */
  | { outcome: 'problems'; topics: PlannedTopic[] }
  /** `agent_unknown`: the API does not show whether the AI agent is on, and nobody said it. */
  | { outcome: 'agent_unknown' | 'nothing_mapped' | 'not_begun' }
  | NotAllowed

/**
 * The second step of connecting Weni: keeps how topics are to be shown there, and checks it against what the workspace
 * has. Writes nothing in the workspace.
 */
export async function mapWeni(
  deps: Deps,
  caller: MemberCaller,
  { aiAgent, mapping }: Pick<DraftState<'weni'>, 'aiAgent' | 'mapping'>,
): Promise<MappedWeni> {
  return inBusinessFor(deps, caller, 'backends.write', async (tx): Promise<MappedWeni> => {
    const draft = await readDraft(deps, tx, caller, 'weni')
    if (!draft || draft.state.connected) return { outcome: 'not_begun' }
    const config = await readConfig(tx, caller.businessId)
    const { topics, provision } = planWeni({ found: draft.state.found, mapping }, config?.topics ?? [])
    const isAgentKnown = draft.state.found.workspace.aiAgent !== 'unknown' || aiAgent !== null
    const isMapped = provision !== null && isAgentKnown
    await saveDraft(deps, tx, caller, 'weni', { ...draft, state: { ...draft.state, aiAgent, mapping, isMapped } })
    if (topics.some(({ problem }) => problem !== null)) return { outcome: 'problems', topics }
    if (provision === null) return { outcome: 'nothing_mapped' }
    return isMapped ? { outcome: 'mapped' } : { outcome: 'agent_unknown' }
  })
}
