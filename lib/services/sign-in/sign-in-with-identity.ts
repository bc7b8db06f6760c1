import { asPerson } from '@/db/client'
import { findUserIdByIdentity, type Identity } from '@/db/queries/people/identities'
import { deleteSession } from '@/db/queries/people/sessions'
import { listMemberships } from '@/db/queries/people/users'
import type { Instant } from '@/lib/consent/types'
import type { Deps } from '@/lib/services/deps'
import { acceptInvitation, type AcceptedInvitation } from './accept-invitation'
import { beginSession, type Place } from './begin-session'
import type { FoundSession } from './find-session'
import { linkIdentity } from './link-identity'

/** What an OpenID provider has confirmed, and what it says besides, which is only shown. */
export interface ConfirmedIdentity extends Identity {
  name: string | null
  /** What the provider calls the account. Nobody is recognised by it. */
  label: string | null
  /** When the provider asked the person to prove who they are (provider-proof.ts); null: it does not say. */
  provedAt: Instant | null
}

/** What somebody wanted when they left for the provider. */
export interface Returning {
  identity: ConfirmedIdentity
  /** The session of the browser that returns. */
  session: FoundSession | null
  /** The token of the invitation that they accept. */
  invitation: string | null
  locale: string
  place: Place
}

export type SignedInWithIdentity =
  /** `token` begins a session. */
  | { outcome: 'signed_in'; token: string }
  /** The account was connected to who is signed in. */
  | { outcome: 'linked' }
  /** It is connected to somebody else; nothing was changed. */
  | { outcome: 'taken' }
  /** It is connected to nobody. An equal e-mail is no proof: an invitation is, or connecting it when signed in. */
  | { outcome: 'unknown' }
  | { outcome: 'no_business' }
  | { outcome: 'invitation'; why: Exclude<AcceptedInvitation, { outcome: 'joined' }>['outcome'] }

/**
 * Signs in whom an OpenID provider has confirmed: by issuer and subject and never by e-mail, which a provider may let
 * people choose.
 */
export async function signInWithIdentity(
  deps: Pick<Deps, 'db' | 'clock' | 'pepper'>,
  { identity, session, invitation, locale, place }: Returning,
): Promise<SignedInWithIdentity> {
  const mayLink = session !== null && !session.needsCode && (session.linkingUntil ?? 0) > deps.clock.now()
  if (mayLink) return linkIdentity(deps, { userId: session.userId, sessionId: session.id }, identity)
  if (invitation !== null) {
    const accepted = await acceptInvitation(deps, invitation, { as: 'identity', identity, locale }, place)
    // Who works for the business already just signs in.
    if (accepted.outcome === 'joined' && accepted.token) return { outcome: 'signed_in', token: accepted.token }
    if (accepted.outcome !== 'joined' && accepted.outcome !== 'already_member')
      return { outcome: 'invitation', why: accepted.outcome }
  }
  const userId = await findUserIdByIdentity(deps.db.sql, identity)
  if (userId === null) return { outcome: 'unknown' }
  return asPerson(deps.db, userId, async (tx): Promise<SignedInWithIdentity> => {
    const memberships = await listMemberships(tx, userId)
    const isSame = session?.userId === userId
    const current = isSame ? session.current?.businessId : undefined
    const businessId = current ?? memberships[0]?.businessId
    if (businessId === undefined) return { outcome: 'no_business' }
    // Somebody who proves again who they are has one session in this browser, and not two.
    if (isSame) await deleteSession(tx, userId, session.id)
    const { provedAt } = identity
    const token = await beginSession(deps, tx, userId, { method: 'oidc', provedAt, businessId, place })
    return { outcome: 'signed_in', token }
  })
}
