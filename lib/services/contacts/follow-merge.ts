interface Mergeable {
  mergedInto: string | null
}

/**
 * Reads the contact of an id with `read`; if it was merged into another, reads that one, as often as it takes. Returns
 * null when `read` finds nobody. What is stored leads to whoever stayed in one step (`markMerged`); a further step is a
 * merge that was committed between two readings. It ends, because a contact that was merged is never merged again, and
 * never into it again.
 */
export async function followMerge<Contact extends Mergeable>(
  read: (id: string) => Promise<Contact | null>,
  contactId: string,
): Promise<Contact | null> {
  let contact = await read(contactId)
  while (contact?.mergedInto) contact = await read(contact.mergedInto)
  return contact
}
