import { readConfig } from '@/db/queries/business/config'
import type { MemberCaller } from '@/lib/services/callers/caller'
import { inBusinessOrThrow } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { type DraftKind, type DraftState, readDraft } from './drafts'
import { planWeni, type WeniPlan } from './plan-weni'

/** What a member has begun, as its page shows it. */
export interface Connecting<Kind extends DraftKind> {
  state: DraftState<Kind>
  /** What is to be copied to the other system now; null: nothing is. It is never a secret that the member entered. */
  toCopy: string | null
}

/**
 * Returns what the member has begun to connect; null when there is nothing.
 * @throws AppError `not_allowed` (403)
 */
export async function readConnecting<Kind extends 'whatsapp' | 'webhook'>(
  deps: Deps,
  caller: MemberCaller,
  kind: Kind,
): Promise<Connecting<Kind> | null> {
  const draft = await inBusinessOrThrow(deps, caller, 'backends.write', (tx) => readDraft(deps, tx, caller, kind))
  return draft && { state: draft.state, toCopy: draft.state.connected ? draft.secret : null }
}

/**
 * The same for Weni, with what its mapping comes to.
 * @throws AppError `not_allowed` (403)
 */
export async function readConnectingWeni(
  deps: Deps,
  caller: MemberCaller,
): Promise<(Connecting<'weni'> & { plan: WeniPlan }) | null> {
  return inBusinessOrThrow(deps, caller, 'backends.write', async (tx) => {
    const draft = await readDraft(deps, tx, caller, 'weni')
    if (!draft) return null
    const topics = (await readConfig(tx, caller.businessId))?.topics ?? []
    const { state, secret } = draft
    return { state, toCopy: state.connected ? secret : null, plan: planWeni(state, topics) }
  })
}

/**
 * Returns the new secret of a webhook that the member has not copied yet; null when there is none.
 * @throws AppError `not_allowed` (403)
 */
export async function readRotation(
  deps: Deps,
  caller: MemberCaller,
  backendId: string,
): Promise<{ secret: string; previousUntil: number } | null> {
  const draft = await inBusinessOrThrow(deps, caller, 'backends.write', (tx) => readDraft(deps, tx, caller, 'rotation'))
  if (!draft || draft.secret === null || draft.state.backendId !== backendId) return null
  return { secret: draft.secret, previousUntil: draft.state.previousUntil }
}

/** Something that the member has begun to connect. Connected: what is to be copied is still shown. */
export interface BegunConnecting {
  kind: 'weni' | 'whatsapp' | 'webhook'
  name: string
  isConnected: boolean
}

/**
 * Returns which kinds of backend the member has begun to connect and not ended.
 * @throws AppError `not_allowed` (403)
 */
export async function listConnecting(deps: Deps, caller: MemberCaller): Promise<BegunConnecting[]> {
  return inBusinessOrThrow(deps, caller, 'backends.write', async (tx) => {
    const begun: BegunConnecting[] = []
    for (const kind of ['weni', 'whatsapp', 'webhook'] as const) {
      const draft = await readDraft(deps, tx, caller, kind)
      if (draft) begun.push({ kind, name: draft.state.name, isConnected: draft.state.connected !== null })
    }
    return begun
  })
}
