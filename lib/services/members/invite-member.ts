import {
  countInvitationsSince,
  insertInvitation,
  listOpenInvitations,
  revokeInvitationsTo,
} from '@/db/queries/members/invitations'
import { lockMemberByEmail } from '@/db/queries/members/members'
import type { Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { hashToken } from '@/lib/keys'
import { paths } from '@/lib/paths'
import { type Caller, callerColumns } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import { newToken } from '@/lib/services/sign-in/new-token'
import { MemberDetails } from './member-rules'

/** How long an invitation can be accepted. */
const LIFETIME_MS = 7 * 24 * 3_600_000
/** A bound only; no business waits for more people. */
export const OPEN_MOST = 100
/**
 * How many a business may make in a day, also of those that it revokes: each may be a mail from the operator's mail
 * server to an address that nobody has confirmed.
 */
const A_DAY_MOST = 200
const DAY_MS = 24 * 3_600_000

export type InvitedMember =
  /** `url` is shown once: the table has only the hash of its token. An earlier link to the address no longer works. */
  | { outcome: 'invited'; invitationId: string; email: string; url: string; expiresAt: Instant }
  /** Somebody with this address can sign in already. */
  | { outcome: 'known'; memberId: string }
  /** 100 invitations are open, or 200 were made within 24 hours. */
  | { outcome: 'too_many' }
  /** `wrong` names the fields that are not valid. */
  | { outcome: 'not_valid'; wrong: string[] }
  | NotAllowed

/** Makes a link by which its holder becomes a member of the business, once and within seven days. */
export async function inviteMember(
  deps: Deps,
  caller: Caller,
  details: { email: string; role: string },
): Promise<InvitedMember> {
  const read = MemberDetails.pick({ email: true, role: true }).safeParse(details)
  if (!read.success) return { outcome: 'not_valid', wrong: read.error.issues.map(({ path }) => path.join('.')) }
  const { email, role } = read.data
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'members.write', async (tx): Promise<InvitedMember> => {
    const now = deps.clock.now()
    const member = await lockMemberByEmail(tx, businessId, email)
    if (member && member.disabledAt === null && member.userId !== null) return { outcome: 'known', memberId: member.id }
    const open = await listOpenInvitations(tx, businessId, { now, limit: OPEN_MOST })
    const today = await countInvitationsSince(tx, businessId, { since: now - DAY_MS, most: A_DAY_MOST })
    if (open.length >= OPEN_MOST || today >= A_DAY_MOST) return { outcome: 'too_many' }
    await revokeInvitationsTo(tx, businessId, email, now)
    const token = newToken()
    const id = newId()
    const expiresAt = now + LIFETIME_MS
    const invitedBy = callerColumns(caller).memberId
    const invitation = { id, email, role, tokenHash: hashToken(token), invitedBy, expiresAt }
    await insertInvitation(tx, businessId, invitation, now)
    const subject = { kind: 'invitation', id } as const
    await recordAudit(deps, tx, caller, { action: 'invitation.made', subject, changes: { role } })
    const url = deps.settings.authUrl + paths.invitation(token)
    return { outcome: 'invited', invitationId: id, email, url, expiresAt }
  })
}
