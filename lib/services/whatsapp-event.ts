import { createHash } from 'node:crypto'
import type { Person } from '@/lib/backends/whatsapp/events'
import { type ContactIdentity, readPlatformId } from '@/lib/consent/identities'

/**
 * How a person of WhatsApp's is known to us, each id as it came: user id first, because a number may change hands. Empty only where nothing
 * is named.
 */
export function identitiesOf(person: Person): ContactIdentity[] {
  const read = [person.userId, person.waId, person.parentUserId].flatMap((id) => (id && readPlatformId(id)) || [])
  // WhatsApp may write the same id in two places.
  return [...new Map(read.map((identity) => [identity.matchKey, identity])).values()]
}

/** Whether a user id is of linked portfolios: it says who, and not that a number has a new holder. */
export const isParent = (canonical: string) => /^[A-Z]{2}\.ENT\./.test(canonical)

/**
 * The key of an event (reference/whatsapp-cloud-api.md 1.1), as a digest: a wamid has the person's number inside, and keys stay when a
 * person is erased.
 */
export function eventKey(...parts: readonly (string | number | null)[]): string {
  return `wa:${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`
}
