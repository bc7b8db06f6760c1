import type { MemberCaller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { type DraftKind, dropDraft } from './drafts'

export type EndedConnecting = { outcome: 'ended' } | NotAllowed

/**
 * Forgets what the member has begun, with the secrets in it: after it is connected and copied, or to begin again. A
 * backend that is connected stays connected.
 */
export async function endConnecting(deps: Deps, caller: MemberCaller, kind: DraftKind): Promise<EndedConnecting> {
  return inBusinessFor(deps, caller, 'backends.write', async (tx): Promise<EndedConnecting> => {
    await dropDraft(tx, caller, kind)
    return { outcome: 'ended' }
  })
}
