import { enter, enterPerson, retried, type Tx } from '@/db/client'
import { useInvitation } from '@/db/queries/members/invitations'
import { lockMembers } from '@/db/queries/members/members'
import { findUserIdByIdentity, type Identity, insertIdentity } from '@/db/queries/people/identities'
import { findUserIdByEmail, insertUser, lockUser, type User } from '@/db/queries/people/users'
import type { Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import { joinBusiness } from '@/lib/services/members/join-business'
import { beginSession, type Place } from './begin-session'
import { type DeadInvitation, findByToken, lockOpen } from './open-invitation'
import { faultOfPassword, type PasswordFault } from './password-rules'
import { argon2 } from './passwords'
import { PersonDetails } from './person-rules'
import { provePassword, type Unproven } from './prove-password'

/** Who accepts: somebody who is signed in, somebody with an account, or somebody new. */
export type Accepting =
  | { as: 'signed_in'; userId: string }
  | { as: 'known'; password: string }
  | { as: 'new'; name: string; password: string; locale: string }
  /** Confirmed by the OpenID provider: the person of this identity, or somebody new who signs in by it. */
  | { as: 'identity'; identity: AcceptingIdentity; locale: string }

type AcceptingIdentity = Identity & { name: string | null; label: string | null; provedAt: Instant | null }

export type AcceptedInvitation =
  /** `token` begins a session; null for somebody who is signed in already. */
  | { outcome: 'joined'; businessId: string; token: string | null; needsCode: boolean }
  /** The person works for this business already. The invitation stays open, for whom it is meant. */
  | { outcome: 'already_member' }
  /** Somebody with this address has an account: they accept with its password. */
  | { outcome: 'has_account' }
  /** Another person signs in as the member with this address. */
  | { outcome: 'address_taken' }
  | { outcome: 'password'; fault: PasswordFault }
  | { outcome: 'not_valid'; wrong: string[] }
  | Unproven
  | DeadInvitation

/**
 * Makes the holder of the link a member, once. The person, the membership, the session, the entry of the audit log and
 * the end of the invitation are one transaction.
 */
export async function acceptInvitation(
  deps: Pick<Deps, 'db' | 'clock' | 'pepper'>,
  token: string,
  who: Accepting,
  place: Place,
): Promise<AcceptedInvitation> {
  const found = await findByToken(deps, token, place.ip)
  if ('outcome' in found) return found
  const { businessId, id } = found
  const email = await deps.db.sql.begin(async (tx) => {
    await enter(tx, businessId)
    const invitation = await lockOpen(deps, tx, businessId, id)
    return 'outcome' in invitation ? invitation : invitation.email
  })
  if (typeof email !== 'string') return email
  const person = await personOf(deps, email, who, place)
  if ('outcome' in person) return person
  return retried(() =>
    deps.db.sql.begin(async (tx): Promise<AcceptedInvitation> => {
      await enter(tx, businessId)
      await enterPerson(tx, person.userId)
      await lockMembers(tx, businessId)
      const invitation = await lockOpen(deps, tx, businessId, id)
      if ('outcome' in invitation) return invitation
      const user = await person.find(tx)
      if (!user) return { outcome: 'has_account' }
      const joining = { userId: user.id, email: user.email, name: user.name, role: invitation.role }
      const joined = await joinBusiness(deps, tx, businessId, joining)
      if (joined.outcome === 'known') return { outcome: 'already_member' }
      if (joined.outcome === 'address_taken') return { outcome: 'address_taken' }
      const { memberId } = joined
      await useInvitation(tx, businessId, id, deps.clock.now())
      const caller = { kind: 'member', businessId, memberId, role: invitation.role } as const
      const entry = { action: 'member.joined', subject: { kind: 'member', id: memberId } } as const
      await recordAudit(deps, tx, caller, { ...entry, changes: { role: invitation.role } })
      if (who.as === 'signed_in') return { outcome: 'joined', businessId, token: null, needsCode: false }
      const how =
        who.as === 'identity'
          ? ({ method: 'oidc', provedAt: who.identity.provedAt } as const)
          : ({ method: 'password' } as const)
      const session = await beginSession(deps, tx, user.id, { ...how, businessId, place })
      return { outcome: 'joined', businessId, token: session, needsCode: user.totpSince !== null }
    }),
  ) as Promise<AcceptedInvitation>
}

interface Person {
  userId: string
  /** Returns the person, who is made where they are new; null: the address was taken meanwhile. */
  find: (tx: Tx) => Promise<User | null>
}

/** Finds out who accepts. Passwords are hashed and verified here, outside of any transaction. */
async function personOf(
  deps: Pick<Deps, 'db' | 'clock' | 'pepper'>,
  email: string,
  who: Accepting,
  place: Place,
): Promise<Person | Exclude<AcceptedInvitation, { outcome: 'joined' }>> {
  if (who.as === 'signed_in') return { userId: who.userId, find: (tx) => lockUser(tx, who.userId) }
  if (who.as === 'known') {
    const proven = await provePassword(deps, { email, password: who.password }, place)
    if (proven.outcome !== 'proven') return proven
    const { id: userId, passwordHash } = proven.user
    return {
      userId,
      async find(tx) {
        // The password may have been changed while it was verified.
        const now = await lockUser(tx, userId)
        return now?.passwordHash === passwordHash ? now : null
      },
    }
  }
  if (who.as === 'identity') return personOfIdentity(deps, email, who)
  const { name, password, locale } = who
  const read = PersonDetails.safeParse({ email, name, locale })
  if (!read.success) return { outcome: 'not_valid', wrong: read.error.issues.map(({ path }) => path.join('.')) }
  const fault = faultOfPassword(password, email)
  if (fault) return { outcome: 'password', fault }
  if ((await findUserIdByEmail(deps.db.sql, email)) !== null) return { outcome: 'has_account' }
  const userId = newId()
  const passwordHash = await argon2.hash(password)
  return {
    userId,
    async find(tx) {
      const isNew = await insertUser(tx, { ...read.data, id: userId, passwordHash }, deps.clock.now())
      return isNew ? lockUser(tx, userId) : null
    },
  }
}

/** Returns the person of an identity, or who is made with it. Nobody with a password gets it by an equal e-mail. */
async function personOfIdentity(
  deps: Pick<Deps, 'db' | 'clock'>,
  email: string,
  { identity, locale }: Extract<Accepting, { as: 'identity' }>,
): Promise<Person | { outcome: 'has_account' } | { outcome: 'not_valid'; wrong: string[] }> {
  const known = await findUserIdByIdentity(deps.db.sql, identity)
  if (known !== null) return { userId: known, find: (tx) => lockUser(tx, known) }
  const name = identity.name?.trim().slice(0, 100) || email.split('@')[0]
  const read = PersonDetails.safeParse({ email, name, locale })
  if (!read.success) return { outcome: 'not_valid', wrong: read.error.issues.map(({ path }) => path.join('.')) }
  if ((await findUserIdByEmail(deps.db.sql, email)) !== null) return { outcome: 'has_account' }
  const userId = newId()
  return {
    userId,
    async find(tx) {
      const now = deps.clock.now()
      if (!(await insertUser(tx, { ...read.data, id: userId, passwordHash: null }, now))) return null
      await insertIdentity(tx, userId, identity, now)
      return lockUser(tx, userId)
    },
  }
}
