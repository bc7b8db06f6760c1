import { readConfig } from '@/db/queries/business/config'
import type { MemberCaller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { type DraftKind, type DraftState, readDraft } from './drafts'
import { planWeni, type WeniPlan } from './plan-weni'

/** What a member has begun, as its page shows it. */
export interface Connecting<Kind extends DraftKind> {
  state: DraftState<Kind>
  /** What is to be copied to the other system now; null: nothing is. It is never a secret that the member entered. */
  toCopy: string | null
}

/** `begun` is null when the member has begun nothing. */
type ReadBegun<Begun> = { outcome: 'read'; begun: Begun | null } | NotAllowed

/** Returns what the member has begun to connect. */
export async function readConnecting<Kind extends 'whatsapp' | 'webhook'>(
  deps: Deps,
  caller: MemberCaller,
  kind: Kind,
): Promise<ReadBegun<Connecting<Kind>>> {
  return inBusinessFor(deps, caller, 'backends.write', async (tx): Promise<ReadBegun<Connecting<Kind>>> => {
    const draft = await readDraft(deps, tx, caller, kind)
    const begun = draft && { state: draft.state, toCopy: draft.state.connected ? draft.secret : null }
    return { outcome: 'read', begun }
  })
}

/** What a member has begun of Weni, with what its mapping comes to. */
export type ConnectingWeni = Connecting<'weni'> & { plan: WeniPlan }

/** The same for Weni. */
export async function readConnectingWeni(deps: Deps, caller: MemberCaller): Promise<ReadBegun<ConnectingWeni>> {
  return inBusinessFor(deps, caller, 'backends.write', async (tx): Promise<ReadBegun<ConnectingWeni>> => {
    const draft = await readDraft(deps, tx, caller, 'weni')
    if (!draft) return { outcome: 'read', begun: null }
    const topics = (await readConfig(tx, caller.businessId))?.topics ?? []
    const { state, secret } = draft
    const begun = { state, toCopy: state.connected ? secret : null, plan: planWeni(state, topics) }
    return { outcome: 'read', begun }
  })
}

/** `fresh` is null when there is no secret to copy. */
export type ReadRotation = { outcome: 'read'; fresh: { secret: string; previousUntil: number } | null } | NotAllowed

/** Returns the new secret of a webhook that the member has not copied yet. */
export async function readRotation(deps: Deps, caller: MemberCaller, backendId: string): Promise<ReadRotation> {
  return inBusinessFor(deps, caller, 'backends.write', async (tx): Promise<ReadRotation> => {
    const draft = await readDraft(deps, tx, caller, 'rotation')
    if (!draft || draft.secret === null || draft.state.backendId !== backendId) return { outcome: 'read', fresh: null }
    return { outcome: 'read', fresh: { secret: draft.secret, previousUntil: draft.state.previousUntil } }
  })
}

/** Something that the member has begun to connect. Connected: what is to be copied is still shown. */
export interface BegunConnecting {
  kind: 'weni' | 'whatsapp' | 'webhook'
  name: string
  isConnected: boolean
}

export type ListedConnecting = { outcome: 'read'; begun: BegunConnecting[] } | NotAllowed

/** Returns which kinds of backend the member has begun to connect and not ended. */
export async function listConnecting(deps: Deps, caller: MemberCaller): Promise<ListedConnecting> {
  return inBusinessFor(deps, caller, 'backends.write', async (tx): Promise<ListedConnecting> => {
    const begun: BegunConnecting[] = []
    for (const kind of ['weni', 'whatsapp', 'webhook'] as const) {
      const draft = await readDraft(deps, tx, caller, kind)
      if (draft) begun.push({ kind, name: draft.state.name, isConnected: draft.state.connected !== null })
    }
    return { outcome: 'read', begun }
  })
}
