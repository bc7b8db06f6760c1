import { asPerson } from '@/db/client'
import {
  deleteSession,
  findSessionByHash,
  moveSession,
  type StoredSession,
  touchSession,
} from '@/db/queries/people/sessions'
import { listMemberships, type Membership } from '@/db/queries/people/users'
import { hashToken } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'
import { hasEnded } from './session-life'

export type { Membership }

/** A session that has not ended. */
export interface FoundSession extends StoredSession {
  /** The person has a second factor and did not show it in this session yet: they may do nothing else. */
  needsCode: boolean
  /** Every business of the person, by name. */
  memberships: Membership[]
  /** The one that the console shows. Null: the person works for no business any more. */
  current: Membership | null
}

/** How often it is written that a session is in use. */
const TOUCH_MS = 60_000

/**
 * Returns the session of a token; null where there is none, or it has ended by itself, by being signed out, or with a
 * change of password. A role is read here each time, so that one that was taken no longer counts.
 */
export async function findSession(deps: Pick<Deps, 'db' | 'clock'>, token: string): Promise<FoundSession | null> {
  const session = await findSessionByHash(deps.db.sql, hashToken(token))
  if (!session) return null
  const now = deps.clock.now()
  const { userId, id, currentBusiness } = session
  if (hasEnded(session, now)) {
    await asPerson(deps.db, userId, (tx) => deleteSession(tx, userId, id))
    return null
  }
  const memberships = await listMemberships(deps.db.sql, userId)
  const current = memberships.find(({ businessId }) => businessId === currentBusiness) ?? memberships[0] ?? null
  const moves = current !== null && current.businessId !== currentBusiness
  if (moves || now - session.seenAt >= TOUCH_MS) {
    await asPerson(deps.db, userId, async (tx) => {
      await touchSession(tx, userId, id, now)
      if (moves) await moveSession(tx, userId, id, current.businessId)
    })
  }
  return { ...session, needsCode: session.hasFactor && session.factorAt === null, memberships, current }
}
