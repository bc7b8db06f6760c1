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
  const phones: LiveIdentity[] = []
  const ids: Address[] = []
  for (const identity of identities) {
    const { kind, value } = identity
    if (kind === 'phone') phones.push(identity)
    else if (kind === 'bsuid' && value !== '') ids.push({ kind, value })
  }
  if (phones.length > 1) phones.sort(byLikelihood)
  const addresses: Address[] = []
  for (const { value } of phones) if (DIGITS.test(value)) addresses.push({ kind: 'phone', value })
  for (const id of ids) addresses.push(id)
  return addresses
}

const DIGITS = /^\d+$/

const byLikelihood = (one: LiveIdentity, other: LiveIdentity) =>
  Number(one.givenBy === 'typed') - Number(other.givenBy === 'typed') ||
  (one.givenBy === 'typed' ? other.createdAt - one.createdAt : one.createdAt - other.createdAt)
