import { type Invitation, listUnusedInvitations } from '@/db/queries/members/invitations'
import { listMembers, type Member, readMember, readMembersHere } from '@/db/queries/members/members'
import type { Instant } from '@/lib/consent/types'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, isAllowed, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { OPEN_MOST } from './invite-member'

/** How long an invitation that has expired is still listed. */
const EXPIRED_MS = 30 * 24 * 3_600_000

export interface MemberHere extends Member {
  /** When the person behind the member last signed in to the console, in whichever business; null: never. */
  hereAt: Instant | null
}

export interface MembersRead {
  outcome: 'read'
  members: MemberHere[]
  /** Those that nobody used or took back, also those that expired in the last 30 days; empty without the right. */
  invitations: Invitation[]
}

/** Returns the members of a business, former ones last, and for owners the invitations. */
export async function readMembers(deps: Deps, caller: Caller): Promise<MembersRead | NotAllowed> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'members.read', async (tx): Promise<MembersRead> => {
    const [members, here] = [await listMembers(tx, businessId), await readMembersHere(tx, businessId)]
    const since = deps.clock.now() - EXPIRED_MS
    const invitations = (await isAllowed(tx, caller, 'members.write'))
      ? await listUnusedInvitations(tx, businessId, { since, limit: OPEN_MOST })
      : []
    return {
      outcome: 'read',
      members: members.map((member) => ({ ...member, hereAt: here.get(member.id) ?? null })),
      invitations,
    }
  })
}

/** Returns one member, also a former one. */
export async function openMember(
  deps: Deps,
  caller: Caller,
  memberId: string,
): Promise<{ outcome: 'read'; member: MemberHere } | { outcome: 'unknown_member' } | NotAllowed> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'members.read', async (tx) => {
    const member = await readMember(tx, businessId, memberId)
    if (!member) return { outcome: 'unknown_member' as const }
    const here = await readMembersHere(tx, businessId)
    return { outcome: 'read' as const, member: { ...member, hereAt: here.get(memberId) ?? null } }
  })
}
