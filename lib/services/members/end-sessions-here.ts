import { enterPerson, type Tx } from '@/db/client'
import type { Member } from '@/db/queries/members/members'
import { deleteSessionsIn } from '@/db/queries/people/sessions'

/**
 * Signs out the browsers in which the person behind a member works for this business, in the transaction of the change
 * that takes something from them. Where they show another business they stay.
 */
export async function endSessionsHere(tx: Tx, businessId: string, { userId }: Member): Promise<void> {
  if (userId === null) return
  await enterPerson(tx, userId)
  await deleteSessionsIn(tx, userId, businessId)
}
