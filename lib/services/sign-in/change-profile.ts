import { asPerson, enter } from '@/db/client'
import { renameMember } from '@/db/queries/members/members'
import { listMemberships, updateProfile } from '@/db/queries/people/users'
import type { Deps } from '@/lib/services/deps'
import { PersonDetails } from './person-rules'

/** Changes the name of a person, in every business of theirs too, and the language of their console. */
export async function changeProfile(
  deps: Pick<Deps, 'db'>,
  userId: string,
  to: { name: string; locale: string },
): Promise<{ outcome: 'changed' } | { outcome: 'not_valid'; wrong: string[] }> {
  const read = PersonDetails.omit({ email: true }).safeParse(to)
  if (!read.success) return { outcome: 'not_valid', wrong: read.error.issues.map(({ path }) => path.join('.')) }
  const { name } = read.data
  return asPerson(deps.db, userId, async (tx) => {
    await updateProfile(tx, userId, read.data)
    for (const { businessId } of await listMemberships(tx, userId)) {
      await enter(tx, businessId)
      await renameMember(tx, businessId, userId, name)
    }
    return { outcome: 'changed' as const }
  })
}
