import type { Tx } from '@/db/client'
import { readContactRow } from '@/db/queries/contacts/contact-lookup'
import type { ContactRow } from '@/db/queries/contacts/contact-rows'

/** How often a merged contact is followed to the one it was merged into. */
const MERGE_DEPTH = 8

/** The contact of an id; the one it was merged into, if it was. Null when the business has no such contact. */
export async function followMerge(tx: Tx, businessId: string, contactId: string): Promise<ContactRow | null> {
  let contact = await readContactRow(tx, businessId, contactId)
  for (let depth = 0; contact?.mergedInto && depth < MERGE_DEPTH; depth++)
    contact = await readContactRow(tx, businessId, contact.mergedInto)
  return contact
}
