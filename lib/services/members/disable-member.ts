import { revokeInvitationsOf } from '@/db/queries/members/invitations'
import { lockMemberAndOwners, updateMember } from '@/db/queries/members/members'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import { endSessionsHere } from './end-sessions-here'

export type DisabledMember =
  | { outcome: 'disabled' }
  | { outcome: 'unchanged' }
  | { outcome: 'unknown_member' }
  /** A business needs an owner: another member must become one first. */
  | { outcome: 'last_owner' }
  | NotAllowed

/**
 * Disables a member, who may do nothing after the commit. The row stays, because the audit log and evidence name its
 * id.
 */
export async function disableMember(deps: Deps, caller: Caller, memberId: string): Promise<DisabledMember> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'members.write', async (tx): Promise<DisabledMember> => {
    const { member, owners } = await lockMemberAndOwners(tx, businessId, memberId)
    if (!member) return { outcome: 'unknown_member' }
    if (member.disabledAt !== null) return { outcome: 'unchanged' }
    if (member.role === 'owner' && owners === 1) return { outcome: 'last_owner' }
    await updateMember(tx, businessId, memberId, { ...member, disabledAt: deps.clock.now() })
    await endSessionsHere(tx, businessId, member)
    await revokeInvitationsOf(tx, businessId, memberId, deps.clock.now())
    await recordAudit(deps, tx, caller, { action: 'member.disabled', subject: { kind: 'member', id: memberId } })
    return { outcome: 'disabled' }
  })
}
