import { asPerson } from '@/db/client'
import {
  deleteEndedSessions,
  deleteSession,
  deleteSessions,
  listSessions as readSessions,
  type ListedSession,
} from '@/db/queries/people/sessions'
import type { Deps } from '@/lib/services/deps'
import { endsOf, hasEnded } from './session-life'

export type { ListedSession }

/** One session of a person. */
export interface SessionOf {
  userId: string
  sessionId: string
}

/**
 * Returns the browsers in which a person is signed in, the last used first. The row of a session that has ended by
 * itself stays until somebody comes with its token or the person signs in again: in that browser nobody is signed in.
 */
export async function listSessions(deps: Pick<Deps, 'db' | 'clock'>, { userId }: SessionOf): Promise<ListedSession[]> {
  const now = deps.clock.now()
  const sessions = await asPerson(deps.db, userId, (tx) => readSessions(tx, userId))
  return sessions.filter((session) => !hasEnded(session, now))
}

/** Signs one browser of the person out. Returns false if it was signed out before. */
export async function endSession(deps: Pick<Deps, 'db'>, { userId, sessionId }: SessionOf): Promise<boolean> {
  return asPerson(deps.db, userId, (tx) => deleteSession(tx, userId, sessionId))
}

/** Signs every browser of the person out; with `keepThis` all but this one. Returns how many. */
export async function endSessionsEverywhere(
  deps: Pick<Deps, 'db' | 'clock'>,
  { userId, sessionId }: SessionOf,
  { keepThis }: { keepThis: boolean },
): Promise<number> {
  return asPerson(deps.db, userId, async (tx) => {
    await deleteEndedSessions(tx, userId, endsOf(deps.clock.now()))
    return deleteSessions(tx, userId, keepThis ? sessionId : null)
  })
}
