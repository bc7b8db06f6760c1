import { asPerson } from '@/db/client'
import {
  deleteSession,
  deleteSessions,
  listSessions as readSessions,
  type ListedSession,
} from '@/db/queries/people/sessions'
import type { Deps } from '@/lib/services/deps'

export type { ListedSession }

/** One session of a person. */
export interface SessionOf {
  userId: string
  sessionId: string
}

/** Returns the browsers in which a person is signed in, the last used first. */
export async function listSessions(deps: Pick<Deps, 'db'>, { userId }: SessionOf): Promise<ListedSession[]> {
  return asPerson(deps.db, userId, (tx) => readSessions(tx, userId))
}

/** Signs one browser of the person out. Returns false if it was signed out before. */
export async function endSession(deps: Pick<Deps, 'db'>, { userId, sessionId }: SessionOf): Promise<boolean> {
  return asPerson(deps.db, userId, (tx) => deleteSession(tx, userId, sessionId))
}

/** Signs every browser of the person out; with `keepThis` all but this one. Returns how many. */
export async function endSessionsEverywhere(
  deps: Pick<Deps, 'db'>,
  { userId, sessionId }: SessionOf,
  { keepThis }: { keepThis: boolean },
): Promise<number> {
  return asPerson(deps.db, userId, (tx) => deleteSessions(tx, userId, keepThis ? sessionId : null))
}
