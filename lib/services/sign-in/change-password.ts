import { asPerson } from '@/db/client'
import { endPasswordLinks } from '@/db/queries/people/password-links'
import { deleteEndedSessions, deleteSessions, proveSession } from '@/db/queries/people/sessions'
import { lockUser, updatePassword } from '@/db/queries/people/users'
import type { Deps } from '@/lib/services/deps'
import type { Place } from './begin-session'
import type { SessionOf } from './end-sessions'
import { faultOfPassword, type PasswordFault } from './password-rules'
import { argon2 } from './passwords'
import { provePassword, type Unproven } from './prove-password'
import { endsOf } from './session-life'

export type ChangedPassword =
  /** Every other browser of the person is signed out; `signedOut` is their number. */
  { outcome: 'changed'; signedOut: number } | { outcome: 'password'; fault: PasswordFault } | Unproven

/** Changes the password of who is signed in, by the present one. */
export async function changePassword(
  deps: Pick<Deps, 'db' | 'clock' | 'pepper'>,
  { userId, sessionId, email }: SessionOf & { email: string },
  passwords: { current: string; next: string },
  place: Place,
): Promise<ChangedPassword> {
  const proven = await provePassword(deps, { email, password: passwords.current }, place)
  if (proven.outcome !== 'proven') return proven
  const { triesLeft, user } = proven
  if (user.id !== userId) return { outcome: 'wrong', triesLeft }
  const fault = faultOfPassword(passwords.next, email)
  if (fault) return { outcome: 'password', fault }
  const passwordHash = await argon2.hash(passwords.next)
  return asPerson(deps.db, userId, async (tx): Promise<ChangedPassword> => {
    const known = await lockUser(tx, userId)
    if (known?.passwordHash !== user.passwordHash) return { outcome: 'wrong', triesLeft }
    const now = deps.clock.now()
    await updatePassword(tx, userId, passwordHash)
    await endPasswordLinks(tx, userId, now)
    await proveSession(tx, userId, sessionId, { now, factor: false })
    await deleteEndedSessions(tx, userId, endsOf(now))
    return { outcome: 'changed', signedOut: await deleteSessions(tx, userId, sessionId) }
  })
}
