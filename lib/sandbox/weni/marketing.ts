import type { Contact } from './contact'

export const MARKETING_FIELD = 'marketing_opt_in'
const BLOCKING = ['false', 'no', '0', 'n']

/**
 * WM core/models/marketing_opt_in.go: these four words block marketing templates; a missing field or any other word,
 * "não" too, does not.
 */
export function marketingBlocked(contact: Pick<Contact, 'fields'>): boolean {
  return BLOCKING.includes((contact.fields[MARKETING_FIELD] ?? '').trim().toLowerCase())
}
