import type { LiveIdentity } from '@/db/queries/identities/identities'
import type { Address } from '@/lib/backends/backend'

/**
 * Returns the addresses of a contact from their identities: digits of phone numbers, and WhatsApp user ids. A number
 * that is not plain digits is no address, because its digits alone may belong to somebody else. Numbers that a platform
 * names come before typed ones, and of these the newest first: an older one stays theirs, so that what they refused
 * holds for it, but somebody else may have it by now.
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
  Number(one.givenBy === 'typed') - Number(other.givenBy === 'typed') || other.createdAt - one.createdAt

const isPhone = ({ kind }: LiveIdentity) => kind === 'phone'
