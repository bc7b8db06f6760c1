import type { LiveIdentity } from '@/db/queries/identities/identities'
import type { Address } from '@/lib/backends/backend'

/**
 * Returns the addresses of a contact from their identities: digits of phone numbers, and WhatsApp user ids. A number
 * that is not plain digits is no address, because its digits alone may belong to somebody else. Numbers that a platform
 * names come before typed ones, and of these the oldest first, so that nobody gets a person's links by adding another
 * number to their record. A number counts as typed if a backend that knows the contact by an id of its own replaced it,
 * and so does every number but the one from which the person wrote last, as far as WhatsApp's own webhooks tell: who
 * writes only through a flow in Weni is not known to have written (db/queries/identities/number-order.ts). Of typed
 * numbers the newest is the first, because the older one may have been replaced by it.
 */
export function addressesOf(identities: readonly LiveIdentity[]): Address[] {
  const phones = identities.filter(isPhone).toSorted(byLikelihood)
  const others = identities.filter((identity) => !isPhone(identity))
  return [...phones, ...others].flatMap(({ kind, value }): Address[] => {
    if (kind === 'phone') return /^\d+$/.test(value) ? [{ kind, value }] : []
    return kind === 'bsuid' && value !== '' ? [{ kind, value }] : []
  })
}

const byLikelihood = (one: LiveIdentity, other: LiveIdentity) =>
  Number(one.givenBy === 'typed') - Number(other.givenBy === 'typed') ||
  (one.givenBy === 'typed' ? other.createdAt - one.createdAt : one.createdAt - other.createdAt)

const isPhone = ({ kind }: LiveIdentity) => kind === 'phone'
