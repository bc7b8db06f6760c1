interface Mergeable {
  mergedInto: string | null
}

/**
 * The most steps from a merged contact to the one that stayed. What is stored needs one (`markMerged`); each further
 * one is a merge that was committed between two reads.
 */
const MOST_STEPS = 8

/**
 * Reads the contact with an id; if it was merged into another, reads that one. Returns null when `read` finds no
 * contact. If contacts lead to each other in a circle, which no merge makes, it returns one that is still merged: such
 * a contact may be shown, and must not be changed.
 */
export async function followMerge<Contact extends Mergeable>(
  read: (id: string) => Promise<Contact | null>,
  contactId: string,
): Promise<Contact | null> {
  let contact = await read(contactId)
  for (let step = 0; contact?.mergedInto && step < MOST_STEPS; step++) contact = await read(contact.mergedInto)
  return contact
}
