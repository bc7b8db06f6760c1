import { inBusiness, type Tx } from '@/db/client'
import { readConfig } from '@/db/queries/business/config'
import { findInvitation, type Invitation, lockInvitation, readInvitation } from '@/db/queries/members/invitations'
import { findUserIdByEmail } from '@/db/queries/people/users'
import type { Instant } from '@/lib/consent/types'
import { hashToken } from '@/lib/keys'
import type { Role } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { addressSubject, forgiveAttempts, takeAttempt } from './throttle'

/** Why an invitation cannot be accepted. */
export type DeadInvitation =
  /** No invitation has this token. */
  | { outcome: 'unknown' }
  | { outcome: 'expired' }
  | { outcome: 'used' }
  | { outcome: 'revoked' }
  /** The address has tried too many tokens. */
  | { outcome: 'wait'; seconds: number }

export type OpenedInvitation =
  | {
      outcome: 'open'
      businessName: string
      email: string
      role: Role
      /** Whether somebody can sign in with this address already: they accept with their password. */
      hasAccount: boolean
      expiresAt: Instant
      /** Of the business; the mail that brought the invitation names the day in it as well. */
      timeZone: string
    }
  | DeadInvitation

/** Returns why an invitation is not open any more, or null. */
export function deathOf(invitation: Invitation | null, now: Instant): DeadInvitation | null {
  if (!invitation) return { outcome: 'unknown' }
  if (invitation.usedAt !== null) return { outcome: 'used' }
  if (invitation.revokedAt !== null) return { outcome: 'revoked' }
  return invitation.expiresAt <= now ? { outcome: 'expired' } : null
}

/** Finds the invitation of a token. Tokens that do not exist count against the address that tries them. */
export async function findByToken(
  deps: Pick<Deps, 'db' | 'clock' | 'pepper'>,
  token: string,
  ip: string | null,
): Promise<{ businessId: string; id: string } | DeadInvitation> {
  const subjects = addressSubject(ip, 'token')
  const { waitSeconds } = await takeAttempt(deps, subjects)
  if (waitSeconds !== null) return { outcome: 'wait', seconds: waitSeconds }
  const found = await findInvitation(deps.db.sql, hashToken(token))
  if (!found) return { outcome: 'unknown' }
  await forgiveAttempts(deps, subjects)
  return found
}

/** Returns what an invitation invites to, for the page that its link opens. */
export async function openInvitation(
  deps: Pick<Deps, 'db' | 'clock' | 'pepper'>,
  token: string,
  ip: string | null,
): Promise<OpenedInvitation> {
  const found = await findByToken(deps, token, ip)
  if ('outcome' in found) return found
  const { businessId, id } = found
  return inBusiness(deps.db, businessId, async (tx): Promise<OpenedInvitation> => {
    const invitation = await readInvitation(tx, businessId, id)
    const dead = deathOf(invitation, deps.clock.now())
    const config = await readConfig(tx, businessId)
    if (dead || !invitation || !config) return dead ?? { outcome: 'unknown' }
    const { email, role, expiresAt } = invitation
    const hasAccount = (await findUserIdByEmail(tx, email)) !== null
    const { name: businessName, timeZone } = config
    return { outcome: 'open', businessName, email, role, hasAccount, expiresAt, timeZone }
  })
}

/** Locks the invitation of the business that the transaction has entered, if it is still open. */
export async function lockOpen(
  deps: Pick<Deps, 'clock'>,
  tx: Tx,
  businessId: string,
  id: string,
): Promise<Invitation | DeadInvitation> {
  const invitation = await lockInvitation(tx, businessId, id)
  return deathOf(invitation, deps.clock.now()) ?? (invitation as Invitation)
}
