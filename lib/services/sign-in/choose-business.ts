import { asPerson } from '@/db/client'
import { moveSession } from '@/db/queries/people/sessions'
import { listMemberships } from '@/db/queries/people/users'
import type { Deps } from '@/lib/services/deps'
import type { SessionOf } from './end-sessions'

/** Makes a session show another business of its person. */
export async function chooseBusiness(
  deps: Pick<Deps, 'db'>,
  { userId, sessionId }: SessionOf,
  businessId: string,
): Promise<{ outcome: 'chosen' } | { outcome: 'unknown_business' }> {
  return asPerson(deps.db, userId, async (tx) => {
    const memberships = await listMemberships(tx, userId)
    if (!memberships.some((each) => each.businessId === businessId)) return { outcome: 'unknown_business' as const }
    await moveSession(tx, userId, sessionId, businessId)
    return { outcome: 'chosen' as const }
  })
}
