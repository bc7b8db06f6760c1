import type { LiveIdentity } from '@/db/queries/identities/identities'
import type { Address } from '@/lib/backends/backend'

/**
 * What a contact can be written to by, as the identities say: digits of numbers and ids of WhatsApp. A number that is not plain digits was
 * never read as one, and is nobody's address: to write to what digits it has would be to write to a stranger.
 */
export function addressesOf(identities: readonly LiveIdentity[]): Address[] {
  return identities.flatMap(({ kind, value }): Address[] => {
    if (kind === 'phone') return /^\d+$/.test(value) ? [{ kind, value }] : []
    return kind === 'bsuid' && value !== '' ? [{ kind, value }] : []
  })
}
