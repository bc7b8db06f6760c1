import { lockMemberAndOwners, type Role, updateMember } from '@/db/queries/members/members'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'

export type ReturnedMember =
  | { outcome: 'returned' }
  /** Nothing was changed: they work here, perhaps because somebody else was faster. */
  | { outcome: 'unchanged' }
  | { outcome: 'unknown_member' }
  | NotAllowed

/** Lets a former member work for the business again, under the same id. They sign in as before. */
export async function returnMember(deps: Deps, caller: Caller, memberId: string, role: Role): Promise<ReturnedMember> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'members.write', async (tx): Promise<ReturnedMember> => {
    const { member } = await lockMemberAndOwners(tx, businessId, memberId)
    if (!member) return { outcome: 'unknown_member' }
    if (member.disabledAt === null) return { outcome: 'unchanged' }
    await updateMember(tx, businessId, memberId, { name: member.name, role, disabledAt: null })
    const subject = { kind: 'member', id: memberId } as const
    await recordAudit(deps, tx, caller, { action: 'member.added', subject, changes: { role } })
    return { outcome: 'returned' }
  })
}
