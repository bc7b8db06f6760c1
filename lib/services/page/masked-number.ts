import type { ContactRow } from '@/db/queries/contacts/contact-rows'
import { maskPhone } from '@/lib/consent/phones'

/** A contact's number as it may be shown to whoever holds the link; null for a contact known by another id only. */
export function maskedNumber(contact: ContactRow): string | null {
  return contact.phone === null ? null : maskPhone(contact.phone)
}
