import { asPerson } from '@/db/client'
import { findUserIdByEmail, listMemberships, lockUser, readUser } from '@/db/queries/people/users'
import { AppError } from '@/lib/errors'
import type { Deps } from '@/lib/services/deps'
import { beginSession, type Place } from './begin-session'
import { PASSWORD_MAX } from './password-rules'
import { argon2, NOBODYS_HASH, type Passwords } from './passwords'
import { addressSubject, forgiveAttempts, takeAttempt } from './throttle'

export type SignedInWithPassword =
  /** `token` goes into the browser's cookie. With `needsCode` the second factor must still be shown. */
  | { outcome: 'signed_in'; token: string; needsCode: boolean }
  /** There is no such person, or they have another password, or none: which, is not said. */
  | { outcome: 'wrong'; triesLeft: number }
  /** The account or the address has tried too often. */
  | { outcome: 'wait'; seconds: number }
  /** The person is who they say, and works for no business any more. */
  | { outcome: 'no_business' }
  /** Too many people sign in at this moment. */
  | { outcome: 'busy' }

/**
 * Signs a person in by e-mail and password. An unknown address costs as much time as a wrong password, because a hash
 * is verified for it too, and both count against the address alike.
 */
export async function signInWithPassword(
  deps: Pick<Deps, 'db' | 'clock' | 'pepper'>,
  credentials: { email: string; password: string },
  place: Place,
  passwords: Passwords = argon2,
): Promise<SignedInWithPassword> {
  const email = credentials.email.trim().toLowerCase().slice(0, 254)
  const account = { kind: 'account', of: email } as const
  const subjects = [account, ...addressSubject(place.ip)]
  const { waitSeconds, triesLeft } = await takeAttempt(deps, subjects)
  if (waitSeconds !== null) return { outcome: 'wait', seconds: waitSeconds }
  const userId = await findUserIdByEmail(deps.db.sql, email)
  const user = await asPerson(deps.db, userId ?? NOBODY, (tx) => readUser(tx, userId ?? NOBODY))
  const isRight = await verified(passwords, user?.passwordHash ?? NOBODYS_HASH, credentials.password)
  if (isRight === null) return { outcome: 'busy' }
  if (!user?.passwordHash || !isRight) return { outcome: 'wrong', triesLeft }
  await forgiveAttempts(deps, subjects)
  return asPerson(deps.db, user.id, async (tx): Promise<SignedInWithPassword> => {
    // The password may have been changed, and all sessions ended, while it was verified.
    const now = await lockUser(tx, user.id)
    if (now?.passwordHash !== user.passwordHash) return { outcome: 'wrong', triesLeft }
    const [first] = await listMemberships(tx, user.id)
    if (!first) return { outcome: 'no_business' }
    const token = await beginSession(deps, tx, user.id, { method: 'password', businessId: first.businessId, place })
    return { outcome: 'signed_in', token, needsCode: now.totpSince !== null }
  })
}

/** The person of an unknown address: the same queries are made for it, and find nothing. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Returns whether the password is right; null where too many are verified at this moment. */
async function verified(passwords: Passwords, hash: string, password: string): Promise<boolean | null> {
  try {
    return await passwords.verify(hash, password.slice(0, PASSWORD_MAX + 1))
  } catch (error) {
    if (error instanceof AppError && error.code === 'too_busy') return null
    throw error
  }
}
