import { asPerson } from '@/db/client'
import { readUser } from '@/db/queries/people/users'
import type { Deps } from '@/lib/services/deps'

/** Returns whether a person can sign in by a password, and not through the OpenID provider alone. */
export async function hasPassword(deps: Pick<Deps, 'db'>, userId: string): Promise<boolean> {
  return asPerson(deps.db, userId, async (tx) => (await readUser(tx, userId))?.passwordHash != null)
}
