import type { Tx } from '@/db/client'
import { type ContactRow } from '@/db/queries/contacts/contact-rows'
import { lockContact } from '@/db/queries/contacts/locked-contacts'
import { followMerge } from './follow-merge'

/**
 * Locks a contact for this transaction, or the contact that it was merged into, and returns it as it is under the lock.
 * Returns null when the business has no such contact. What gives identities to a contact locks it first: a merge that
 * is committed meanwhile takes all identities along, and an identity that came later would lead to the contact that is
 * gone, whose answers never change again.
 */
export async function lockStayed(tx: Tx, businessId: string, contactId: string): Promise<ContactRow | null> {
  return followMerge(async (id) => (await lockContact(tx, businessId, id)).contact, contactId)
}

/**
 * The same for a contact that is to get identities. Returns the id of the locked contact; null when it was released or
 * erased, and so gets none.
 */
export async function lockLiving(tx: Tx, businessId: string, contactId: string): Promise<string | null> {
  const row = await lockStayed(tx, businessId, contactId)
  return row && row.mergedInto === null && row.releasedAt === null && row.erasedAt === null ? row.id : null
}
