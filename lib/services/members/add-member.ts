import { insertMember, lockMemberByEmail, updateMember } from '@/db/queries/members/members'
import { newId } from '@/lib/ids'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import { MemberDetails } from './member-rules'

export type AddedMember =
  /** Also returned for a member who was disabled, with the same id as before. */
  | { outcome: 'added'; memberId: string }
  /** A member already has this address, perhaps with another name or role. Nothing was changed. */
  | { outcome: 'known'; memberId: string }
  /** `wrong` names the fields that are not valid. */
  | { outcome: 'not_valid'; wrong: string[] }
  | NotAllowed

/** Adds a member to the business. A member cannot sign in yet. */
export async function addMember(
  deps: Deps,
  caller: Caller,
  details: { email: string; name: string; role: string },
): Promise<AddedMember> {
  const read = MemberDetails.safeParse(details)
  if (!read.success) return { outcome: 'not_valid', wrong: read.error.issues.map(({ path }) => path.join('.')) }
  const { email, name, role } = read.data
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'members.write', async (tx): Promise<AddedMember> => {
    const memberId = newId()
    const isNew = await insertMember(tx, businessId, { id: memberId, email, name, role }, deps.clock.now())
    const known = isNew ? null : await lockMemberByEmail(tx, businessId, email)
    if (known && known.disabledAt === null) return { outcome: 'known', memberId: known.id }
    if (known) await updateMember(tx, businessId, known.id, { name, role, disabledAt: null })
    const id = known?.id ?? memberId
    await recordAudit(deps, tx, caller, { action: 'member.added', subject: { kind: 'member', id }, changes: { role } })
    return { outcome: 'added', memberId: id }
  })
}
