import { enter, enterPerson } from '@/db/client'
import { findUserIdByEmail, insertUser, updatePassword } from '@/db/queries/people/users'
import { newId } from '@/lib/ids'
import type { Role } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { type Joined, joinBusiness } from '@/lib/services/members/join-business'
import { argon2 } from './passwords'
import type { PersonDetails } from './person-rules'

/**
 * Makes a person with a password who works for a business, or gives the one with this address that password and that
 * business. An operator's act: the demo's people are made by it.
 */
export async function ensurePerson(
  deps: Pick<Deps, 'db' | 'clock'>,
  businessId: string,
  { password, role, ...person }: PersonDetails & { password: string; role: Role },
): Promise<Joined> {
  const passwordHash = await argon2.hash(password)
  return deps.db.sql.begin(async (tx): Promise<Joined> => {
    const id = (await findUserIdByEmail(tx, person.email)) ?? newId()
    await enter(tx, businessId)
    await enterPerson(tx, id)
    const isNew = await insertUser(tx, { ...person, id, passwordHash }, deps.clock.now())
    if (!isNew) await updatePassword(tx, id, passwordHash)
    return joinBusiness(deps, tx, businessId, { userId: id, role, email: person.email, name: person.name })
  })
}
