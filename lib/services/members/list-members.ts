import { listMembers as readMembers, type Member } from '@/db/queries/members/members'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

export type { Member }

/** Returns every member of the business, those who are disabled last. There is no paging, because they are few. */
export async function listMembers(
  deps: Deps,
  caller: Caller,
): Promise<{ outcome: 'read'; members: Member[] } | NotAllowed> {
  return inBusinessFor(deps, caller, 'members.read', async (tx) => ({
    outcome: 'read' as const,
    members: await readMembers(tx, caller.businessId),
  }))
}
