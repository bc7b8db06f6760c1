import { revokeInvitation as writeRevoked } from '@/db/queries/members/invitations'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'

export type RevokedInvitation =
  | { outcome: 'revoked' }
  /** There is none with this id, or it was accepted or revoked before. */
  | { outcome: 'not_open' }
  | NotAllowed

/** Makes the link of an invitation worthless. */
export async function revokeInvitation(deps: Deps, caller: Caller, invitationId: string): Promise<RevokedInvitation> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'members.write', async (tx): Promise<RevokedInvitation> => {
    if (!(await writeRevoked(tx, businessId, invitationId, deps.clock.now()))) return { outcome: 'not_open' }
    const subject = { kind: 'invitation', id: invitationId } as const
    await recordAudit(deps, tx, caller, { action: 'invitation.revoked', subject })
    return { outcome: 'revoked' }
  })
}
