import { forbidden, redirect } from 'next/navigation'
import { cache } from 'react'
import { env } from '@/lib/env'
import type { Locale } from '@/lib/i18n/locales'
import type { MemberCaller, Role } from '@/lib/services/callers/caller'
import { operatorOf } from '@/lib/services/callers/caller'
import { allows, type Right } from '@/lib/services/callers/rights'
import { addMember } from '@/lib/services/members/add-member'
import { webDeps } from '@/lib/services/runtime'

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
}

/** TEMPORARY, replaced by the branch that brings signing in: the demo's owner. */
export const whoIsSignedIn = cache(async (): Promise<SignedIn | null> => {
  const businessId = '01990000-0000-7000-8000-000000000001'
  if (!env().SAYSO_DEMO) return null
  const details = { email: 'ana@cafe-aurora.example', name: 'Ana', role: 'owner' }
  const added = await addMember(webDeps(), operatorOf(businessId), details)
  if (!('memberId' in added)) return null
  const name = 'Café Aurora'
  return {
    userId: added.memberId,
    sessionId: added.memberId,
    name: 'Ana',
    email: details.email,
    locale: 'en',
    member: { kind: 'member', businessId, memberId: added.memberId, role: 'owner' },
    business: { id: businessId, name, slug: 'cafe-aurora', timeZone: 'America/Sao_Paulo', color: '#0b6e4f' },
    businesses: [{ id: businessId, name, role: 'owner' }],
  }
})

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
