import { asPerson } from '@/db/client'
import {
  deleteIdentities,
  type Identity,
  insertIdentity,
  type LinkedIdentity,
  listIdentities as readIdentities,
  setLinking,
} from '@/db/queries/people/identities'
import { lockUser } from '@/db/queries/people/users'
import type { Deps } from '@/lib/services/deps'
import type { SessionOf } from './end-sessions'

export type { LinkedIdentity }

/** Long enough to sign in at the provider. */
const LINKING_MS = 10 * 60_000

/** Returns the accounts at OpenID providers by which a person signs in. */
export async function listIdentities(deps: Pick<Deps, 'db'>, userId: string): Promise<LinkedIdentity[]> {
  return asPerson(deps.db, userId, (tx) => readIdentities(tx, userId))
}

/** Lets the next return from the provider, within ten minutes and in this browser, connect that account. */
export async function allowLinking(
  deps: Pick<Deps, 'db' | 'clock'>,
  { userId, sessionId }: SessionOf,
): Promise<{ outcome: 'allowed' }> {
  const until = deps.clock.now() + LINKING_MS
  await asPerson(deps.db, userId, (tx) => setLinking(tx, userId, sessionId, until))
  return { outcome: 'allowed' }
}

/** Connects an account at the provider to who is signed in. One that is somebody else's already stays theirs. */
export async function linkIdentity(
  deps: Pick<Deps, 'db' | 'clock'>,
  { userId, sessionId }: SessionOf,
  identity: Identity & { label: string | null },
): Promise<{ outcome: 'linked' } | { outcome: 'taken' }> {
  return asPerson(deps.db, userId, async (tx) => {
    await setLinking(tx, userId, sessionId, null)
    if (await insertIdentity(tx, userId, identity, deps.clock.now())) return { outcome: 'linked' as const }
    const own = await readIdentities(tx, userId)
    const isOwn = own.some(({ issuer, subject }) => issuer === identity.issuer && subject === identity.subject)
    return isOwn ? { outcome: 'linked' as const } : { outcome: 'taken' as const }
  })
}

/** Disconnects the accounts at one provider, unless they are the only way in. */
export async function unlinkIdentities(
  deps: Pick<Deps, 'db'>,
  userId: string,
  issuer: string,
): Promise<{ outcome: 'unlinked' } | { outcome: 'unchanged' } | { outcome: 'needs_password' }> {
  return asPerson(deps.db, userId, async (tx) => {
    const user = await lockUser(tx, userId)
    if (!user || user.passwordHash === null) return { outcome: 'needs_password' as const }
    const count = await deleteIdentities(tx, userId, issuer)
    return count > 0 ? { outcome: 'unlinked' as const } : { outcome: 'unchanged' as const }
  })
}
