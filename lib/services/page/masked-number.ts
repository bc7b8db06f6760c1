import type { ContactRow } from '@/db/queries/contacts/contact-rows'
import { maskPhone } from '@/lib/consent/phones'

/**
 * Returns a contact's number as the holder of the link may see it; null for a contact who is known only by another
 * identity.
 */
export function maskedNumber(contact: Pick<ContactRow, 'phone'>): string | null {
  return contact.phone === null ? null : maskPhone(contact.phone)
}
