import { asPerson } from '@/db/client'
import { listMemberships, lockUser } from '@/db/queries/people/users'
import type { Deps } from '@/lib/services/deps'
import { beginSession, type Place } from './begin-session'
import type { Passwords } from './passwords'
import { provePassword, type Unproven } from './prove-password'

export type SignedInWithPassword =
  /** `token` goes into the browser's cookie. With `needsCode` the second factor must still be shown. */
  | { outcome: 'signed_in'; token: string; needsCode: boolean }
  /** The person is who they say, and works for no business any more. */
  | { outcome: 'no_business' }
  | Unproven

/** Signs a person in by e-mail and password. */
export async function signInWithPassword(
  deps: Pick<Deps, 'db' | 'clock' | 'pepper'>,
  credentials: { email: string; password: string },
  place: Place,
  passwords?: Passwords,
): Promise<SignedInWithPassword> {
  const proven = await provePassword(deps, credentials, place, passwords)
  if (proven.outcome !== 'proven') return proven
  const { user, triesLeft } = proven
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
