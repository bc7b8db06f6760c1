import type { Tx } from '@/db/client'
import {
  insertMember,
  linkMember,
  lockMemberByEmail,
  lockMemberOfUser,
  type Role,
  updateMember,
} from '@/db/queries/members/members'
import { newId } from '@/lib/ids'
import type { Deps } from '@/lib/services/deps'

/** A person who becomes a member. */
export interface Joining {
  userId: string
  /** In lower case. */
  email: string
  name: string
  role: Role
}

export type Joined =
  /** Also returned for a member who was there before and now can sign in, or was disabled. */
  | { outcome: 'joined'; memberId: string }
  /** The person is a member already. Nothing was changed: an invitation takes no role from anybody. */
  | { outcome: 'known'; memberId: string }
  /** Another person signs in as the member with this address. */
  | { outcome: 'address_taken' }

/** Makes a person a member of the business that the transaction has entered. */
export async function joinBusiness(
  deps: Pick<Deps, 'clock'>,
  tx: Tx,
  businessId: string,
  { userId, email, name, role }: Joining,
): Promise<Joined> {
  const own = await lockMemberOfUser(tx, businessId, userId)
  if (own && own.disabledAt === null) return { outcome: 'known', memberId: own.id }
  if (own) {
    await updateMember(tx, businessId, own.id, { name, role, disabledAt: null })
    return { outcome: 'joined', memberId: own.id }
  }
  const memberId = newId()
  const isNew = await insertMember(tx, businessId, { id: memberId, email, name, role }, deps.clock.now())
  const known = isNew ? null : await lockMemberByEmail(tx, businessId, email)
  if (known && known.userId !== null) return { outcome: 'address_taken' }
  const id = known?.id ?? memberId
  if (known) await updateMember(tx, businessId, id, { name, role, disabledAt: null })
  await linkMember(tx, businessId, id, userId)
  return { outcome: 'joined', memberId: id }
}
