import { createHash } from 'node:crypto'
import type { Content, MessageEvent, Person } from '@/lib/backends/whatsapp/events'
import { type ContactIdentity, readPlatformId } from '@/lib/consent/identities'

/**
 * How a person of WhatsApp's is known to us, each id as Meta gave it: user id first, because a number may change hands. Empty only when
 * nobody is named.
 */
export function identitiesOf({ userId, waId, parentUserId }: Person): ContactIdentity[] {
  const identities = [userId, waId && digitsIn(waId), parentUserId].flatMap((id) => (id && readPlatformId(id)) || [])
  // One id may stand in two places.
  return identities.filter(
    ({ matchKey }, place) => identities.findIndex((each) => each.matchKey === matchKey) === place,
  )
}

/** Whether it is a parent BSUID (`CC.ENT.…`): those identify a person, but are no evidence that a number changed hands. */
export const isParent = (canonical: string) => /^[A-Z]{2}\.ENT\./.test(canonical)

/** A number without the signs that people put between digits; any other id is returned as it is. */
const digitsIn = (waId: string) => (/^\s*\+?[\d\s().-]+$/.test(waId) ? waId.replace(/[^\d+]/g, '') : waId)

/** What somebody wrote, tapped or chose, as it is kept for proof and for review. */
export function wordsOf(content: Content): Record<string, string> {
  switch (content.kind) {
    case 'text':
      return { text: content.text }
    case 'reply':
      return { text: content.text, payload: content.payload }
    case 'choices':
      return { text: content.values.join('\n') }
    case 'other':
      return {}
  }
}

/** What tells a message from all others. A new wording is one of its own, also where it comes under the id of the first. */
export function messageKey({ id, editOf, seconds }: Pick<MessageEvent, 'id' | 'editOf' | 'seconds'>): string {
  return editOf === undefined ? eventKey('message', id) : eventKey('edit', id, seconds)
}

/**
 * The key of an event (docs/reference/whatsapp.md, 1.1), as a digest: a wamid has the person's number inside, and keys
 * stay when a person is erased.
 */
export function eventKey(...parts: readonly (string | number | null)[]): string {
  return `wa:${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`
}
