import { asPerson } from '@/db/client'
import { findUserIdByEmail, readUser, type User } from '@/db/queries/people/users'
import { AppError } from '@/lib/errors'
import type { Deps } from '@/lib/services/deps'
import type { Place } from './begin-session'
import { PASSWORD_MAX } from './password-rules'
import { argon2, NOBODYS_HASH, type Passwords } from './passwords'
import { addressSubject, forgiveAttempts, takeAttempt } from './throttle'

/** Why somebody has not proved who they are. */
export type Unproven =
  /** There is no such person, or they have another password, or none: which, is not said. */
  | { outcome: 'wrong'; triesLeft: number }
  /** The account or the address has tried too often. */
  | { outcome: 'wait'; seconds: number }
  /** Too many passwords are verified at this moment. */
  | { outcome: 'busy' }

/**
 * Returns the person with this address and password. An unknown address costs as much time as a wrong password, because
 * a hash is verified for it too, and both count against account and address alike.
 */
export async function provePassword(
  deps: Pick<Deps, 'db' | 'clock' | 'pepper'>,
  credentials: { email: string; password: string },
  place: Place,
  passwords: Passwords = argon2,
): Promise<{ outcome: 'proven'; user: User; triesLeft: number } | Unproven> {
  const email = credentials.email.trim().toLowerCase().slice(0, 254)
  const account = { kind: 'account', of: email } as const
  const address = addressSubject(place.ip)
  // The address first: one that has tried too often must not go on to use up the tries of others' accounts.
  const fromHere = await takeAttempt(deps, address)
  if (fromHere.waitSeconds !== null) return { outcome: 'wait', seconds: fromHere.waitSeconds }
  const toAccount = await takeAttempt(deps, [account])
  if (toAccount.waitSeconds !== null) return { outcome: 'wait', seconds: toAccount.waitSeconds }
  const triesLeft = Math.min(fromHere.triesLeft, toAccount.triesLeft)
  const userId = (await findUserIdByEmail(deps.db.sql, email)) ?? NOBODY
  const user = await asPerson(deps.db, userId, (tx) => readUser(tx, userId))
  const isRight = await verified(passwords, user?.passwordHash ?? NOBODYS_HASH, credentials.password)
  if (isRight === null) return { outcome: 'busy' }
  if (!user?.passwordHash || !isRight) return { outcome: 'wrong', triesLeft }
  await forgiveAttempts(deps, [account, ...address])
  return { outcome: 'proven', user, triesLeft }
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
