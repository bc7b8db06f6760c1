import type { Tx } from '@/db/client'
import { deleteEndedSessions, insertSession } from '@/db/queries/people/sessions'
import { lockUser, updateHere } from '@/db/queries/people/users'
import type { Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { hashToken } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'
import { browserOf } from './browser-of'
import { newToken } from './new-token'
import { endsOf } from './session-life'

/** Where somebody signs in from. */
export interface Place {
  ip: string | null
  userAgent: string | null
}

/** How a session begins. A password is a proof at this moment; for a provider `provedAt` says when it asked for one. */
type NewSession = { businessId: string | null; place: Place } & (
  | { method: 'password' }
  | { method: 'oidc'; provedAt: Instant | null }
)

/**
 * Begins a session of the person whom the transaction has entered, and remembers when and from where they came. Returns
 * the token that the browser keeps; the table has only its hash.
 */
export async function beginSession(
  deps: Pick<Deps, 'clock'>,
  tx: Tx,
  userId: string,
  session: NewSession,
): Promise<string> {
  const now = deps.clock.now()
  const user = await lockUser(tx, userId)
  if (!user) throw new Error('a session begins for nobody')
  const token = newToken()
  const { method, businessId, place } = session
  await deleteEndedSessions(tx, userId, endsOf(now))
  await insertSession(
    tx,
    userId,
    {
      id: newId(),
      tokenHash: hashToken(token),
      currentBusiness: businessId,
      method,
      proofAt: session.method === 'oidc' ? session.provedAt : now,
      fromIp: place.ip,
      browser: browserOf(place.userAgent),
      beforeAt: user.hereAt,
      beforeFrom: user.hereFrom,
    },
    now,
  )
  await updateHere(tx, userId, now, place.ip)
  return token
}
