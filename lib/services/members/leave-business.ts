import { inBusiness } from '@/db/client'
import { revokeInvitationsOf } from '@/db/queries/members/invitations'
import { lockMemberAndOwners, lockMembers, updateMember } from '@/db/queries/members/members'
import type { MemberCaller } from '@/lib/services/callers/caller'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'

export type LeftBusiness =
  | { outcome: 'left' }
  /** A business needs an owner: another member must become one first. */
  | { outcome: 'last_owner' }
  /** The member had left, or was removed, before. */
  | { outcome: 'unchanged' }

/**
 * Takes a member out of the business by their own wish, which needs no right. Their browsers show another business of
 * theirs at the next request, or are signed out.
 */
export async function leaveBusiness(deps: Deps, caller: MemberCaller): Promise<LeftBusiness> {
  const { businessId, memberId } = caller
  return inBusiness(deps.db, businessId, async (tx): Promise<LeftBusiness> => {
    await lockMembers(tx, businessId)
    const { member, owners } = await lockMemberAndOwners(tx, businessId, memberId)
    if (!member || member.disabledAt !== null) return { outcome: 'unchanged' }
    if (member.role === 'owner' && owners === 1) return { outcome: 'last_owner' }
    const now = deps.clock.now()
    await updateMember(tx, businessId, memberId, { ...member, disabledAt: now })
    await revokeInvitationsOf(tx, businessId, memberId, now)
    await recordAudit(deps, tx, caller, { action: 'member.left', subject: { kind: 'member', id: memberId } })
    return { outcome: 'left' }
  })
}
