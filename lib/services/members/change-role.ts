import { revokeInvitationsOf } from '@/db/queries/members/invitations'
import { lockMemberAndOwners, type Role, updateMember } from '@/db/queries/members/members'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import { endSessionsHere } from './end-sessions-here'

export type ChangedRole =
  | { outcome: 'changed' }
  | { outcome: 'unchanged' }
  /** No such member, or the member is disabled. */
  | { outcome: 'unknown_member' }
  /** A business needs an owner: another member must become one first. */
  | { outcome: 'last_owner' }
  /** Somebody else has changed the role since the caller looked: it is another one than `seen`. */
  | { outcome: 'changed_meanwhile'; role: Role }
  | NotAllowed

/**
 * Gives a member another role. It counts for every transaction that begins after the commit, and
 * the member's browsers are signed out of this business. With `seen`, nothing is changed if the role is another one by
 * now.
 */
export async function changeRole(
  deps: Deps,
  caller: Caller,
  memberId: string,
  role: Role,
  seen?: Role,
): Promise<ChangedRole> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'members.write', async (tx): Promise<ChangedRole> => {
    const { member, owners } = await lockMemberAndOwners(tx, businessId, memberId)
    if (!member || member.disabledAt !== null) return { outcome: 'unknown_member' }
    if (member.role === role) return { outcome: 'unchanged' }
    if (seen !== undefined && member.role !== seen) return { outcome: 'changed_meanwhile', role: member.role }
    if (member.role === 'owner' && owners === 1) return { outcome: 'last_owner' }
    await updateMember(tx, businessId, memberId, { ...member, role })
    await endSessionsHere(tx, businessId, member)
    await revokeInvitationsOf(tx, businessId, memberId, deps.clock.now())
    await recordAudit(deps, tx, caller, {
      action: 'member.role_changed',
      subject: { kind: 'member', id: memberId },
      changes: { role: { from: member.role, to: role } },
    })
    return { outcome: 'changed' }
  })
}
