import { type Invitation, listOpenInvitations } from '@/db/queries/members/invitations'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { OPEN_MOST } from './invite-member'

export type { Invitation }

/** Returns the invitations that can still be accepted, the newest first. Their links are stored nowhere. */
export async function listInvitations(
  deps: Deps,
  caller: Caller,
): Promise<{ outcome: 'read'; invitations: Invitation[] } | NotAllowed> {
  return inBusinessFor(deps, caller, 'members.write', async (tx) => ({
    outcome: 'read' as const,
    invitations: await listOpenInvitations(tx, caller.businessId, { now: deps.clock.now(), limit: OPEN_MOST }),
  }))
}
