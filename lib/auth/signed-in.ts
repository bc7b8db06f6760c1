import { forbidden, redirect } from 'next/navigation'
import { cache } from 'react'
import type { Instant } from '@/lib/consent/types'
import { readVisitor } from '@/lib/http/visitor'
import { type Locale, readLocale } from '@/lib/i18n/locales'
import type { MemberCaller, Role } from '@/lib/services/callers/caller'
import { isGranted, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { allows, type Right } from '@/lib/services/callers/rights'
import type { FoundSession } from '@/lib/services/sign-in/find-session'
import { readSession } from './next-auth'

/** Who is signed in to the console, in one business. */
export interface SignedIn {
  userId: string
  sessionId: string
  name: string
  email: string
  /** The language of the console. */
  locale: Locale
  /** The member in the current business: the caller of every use case. */
  member: MemberCaller
  business: { id: string; name: string; slug: string; timeZone: string; color: string }
  /** Every business of this person. */
  businesses: readonly { id: string; name: string; role: Role }[]
  /** When and from which address the person had signed in before this session; null: never. */
  before: { at: Instant; from: string | null } | null
  /** When the person last proved who they are; null: not in this session. */
  proofAt: Instant | null
  /** Whether codes of a second factor are asked for. */
  hasFactor: boolean
}

/** Returns the session of the present request, once a request, also while it still needs a code. */
export const currentSession = cache(readSession)

/** Returns who is signed in, once a request; null: nobody, or somebody whose second factor is still missing. */
export const whoIsSignedIn = cache(async (): Promise<SignedIn | null> => {
  const session = await currentSession()
  return session && !session.needsCode ? signedInOf(session, (await readVisitor()).ip) : null
})

function signedInOf(session: FoundSession, from: string | null): SignedIn | null {
  const { userId, id, name, email, memberships, current, beforeAt, beforeFrom, proofAt, hasFactor } = session
  // They work for no business any more.
  if (!current) return null
  const { businessId, memberId, role, slug, timeZone, color } = current
  return {
    ...{ userId, sessionId: id, name, email, proofAt, hasFactor },
    locale: readLocale(session.locale) ?? 'en',
    member: { kind: 'member', businessId, memberId, role, from },
    business: { id: businessId, name: current.name, slug, timeZone, color },
    businesses: memberships.map((each) => ({ id: each.businessId, name: each.name, role: each.role })),
    before: beforeAt === null ? null : { at: beforeAt, from: beforeFrom },
  }
}

/**
 * Returns who is signed in, for a page. Without a session the person is sent to the sign-in page; without the right
 * they see the page that says so.
 */
export async function requireSignedIn(right?: Right): Promise<SignedIn> {
  const who = await whoIsSignedIn()
  if (!who) redirect('/console/sign-in')
  if (right && !allows(who.member, right)) forbidden()
  return who
}

/**
 * Returns what a use case read for a page. A member who lost the right since the session was read sees the page that
 * says so.
 */
export function orForbidden<Read>(read: Read): Exclude<Read, NotAllowed> {
  return isGranted(read) ? read : forbidden()
}
