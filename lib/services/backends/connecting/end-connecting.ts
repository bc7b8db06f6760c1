import type { MemberCaller } from '@/lib/services/callers/caller'
import { inBusinessOrThrow } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { type DraftKind, dropDraft } from './drafts'

/**
 * Forgets what the member has begun, with the secrets in it: after it is connected and copied, or to begin again. A
 * backend that is connected stays connected.
 * @throws AppError `not_allowed` (403)
 */
export async function endConnecting(deps: Deps, caller: MemberCaller, kind: DraftKind): Promise<void> {
  await inBusinessOrThrow(deps, caller, 'backends.write', (tx) => dropDraft(tx, caller, kind))
}
