import type { LiveIdentity } from '@/db/queries/identities/identities'
import type { Address } from '@/lib/backends/backend'

/**
 * Returns the addresses of a contact from their identities: digits of phone numbers, and WhatsApp user ids. A number
 * that is not plain digits is no address, because its digits alone may belong to somebody else.
 */
export function addressesOf(identities: readonly LiveIdentity[]): Address[] {
  return identities.flatMap(({ kind, value }): Address[] => {
    if (kind === 'phone') return /^\d+$/.test(value) ? [{ kind, value }] : []
    return kind === 'bsuid' && value !== '' ? [{ kind, value }] : []
  })
}
