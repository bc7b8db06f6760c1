import { newId } from '@/lib/ids'
import type { MemberCaller, Role } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import type { Place } from './begin-session'
import { ensurePerson } from './ensure-person'
import { findSession, type FoundSession } from './find-session'
import { argon2, type Passwords } from './passwords'
import { signInWithPassword } from './sign-in-with-password'

/** Of all people of these tests. */
export const PASSWORD = 'quiet river walks'

export const PLACE: Place = { ip: '203.0.113.7', userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' }

export interface TestPerson {
  email: string
  caller: MemberCaller
}

/** Makes a person who works for a business. */
export async function makePerson(
  deps: Deps,
  businessId: string,
  role: Role = 'owner',
  email = `${newId()}@example.com`,
): Promise<TestPerson> {
  const joined = await ensurePerson(deps, businessId, { email, name: 'Ana', locale: 'en', password: PASSWORD, role })
  if (joined.outcome === 'address_taken') throw new Error('a test has no person')
  return { email, caller: { kind: 'member', businessId, memberId: joined.memberId, role } }
}

/** Signs a person in. Returns the token that their browser keeps. */
export async function tokenOf(deps: Deps, email: string, password = PASSWORD): Promise<string> {
  const result = await signInWithPassword(deps, { email, password }, PLACE)
  if (result.outcome !== 'signed_in') throw new Error(`a test is not signed in: ${result.outcome}`)
  return result.token
}

/** Signs a person in. Returns their session. */
export async function sessionOf(deps: Deps, email: string): Promise<FoundSession> {
  const session = await findSession(deps, await tokenOf(deps, email))
  if (!session) throw new Error('a test has no session')
  return session
}

/** Returns what hashes and verifies as always, and the list of the hashes that were verified. */
export function watchedPasswords(): Passwords & { verified: string[] } {
  const verified: string[] = []
  return {
    ...argon2,
    verified,
    verify(hash, password) {
      verified.push(hash)
      return argon2.verify(hash, password)
    },
  }
}
