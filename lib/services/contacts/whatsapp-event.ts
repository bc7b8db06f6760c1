import { createHash } from 'node:crypto'
import type { Content, MessageEvent, Person } from '@/lib/backends/whatsapp/events'
import { type ContactIdentity, readPlatformId } from '@/lib/consent/identities'

/**
 * Returns the identities of a person on WhatsApp, each id as Meta gave it. The user id is first, because a number may
 * change hands. It is empty only when the event names no person.
 */
export function identitiesOf({ userId, waId, parentUserId }: Person): ContactIdentity[] {
  const identities = [userId, waId && digitsIn(waId), parentUserId].flatMap((id) => (id && readPlatformId(id)) || [])
  // One id may be in two fields.
  return identities.filter(
    ({ matchKey }, place) => identities.findIndex((each) => each.matchKey === matchKey) === place,
  )
}

/**
 * Returns whether it is a parent BSUID (`CC.ENT.…`). Those identify a person, but are no evidence that a number changed
 * hands.
 */
export const isParent = (canonical: string) => /^[A-Z]{2}\.ENT\./.test(canonical)

/** Returns a number without the signs that people put between digits; any other id as it is. */
const digitsIn = (waId: string) => (/^\s*\+?[\d\s().-]+$/.test(waId) ? waId.replace(/[^\d+]/g, '') : waId)

/** Returns what a person wrote, tapped or chose, in the form in which it is kept for evidence and for review. */
export function wordsOf(content: Content): Record<string, string> {
  switch (content.kind) {
    case 'text':
      return { text: content.text }
    case 'reply':
      return { text: content.text, payload: content.payload }
    case 'choices': {
      const byTopic = content.byTopic.map(({ field, words }) => `${field}: ${words}`)
      return { text: [...content.values, ...byTopic, ...content.unclear].join('\n') }
    }
    case 'other':
      return {}
  }
}

/**
 * Returns the key that identifies a message. An edited text has a key of its own, even if it has the id of the first.
 */
export function messageKey({ id, editOf, seconds }: Pick<MessageEvent, 'id' | 'editOf' | 'seconds'>): string {
  return editOf === undefined ? eventKey('message', id) : eventKey('edit', id, seconds)
}

/**
 * Returns the key of an event (docs/reference/whatsapp.md, 1.1). It is a digest, because a wamid contains the person's
 * number, and keys stay when a person is erased.
 */
export function eventKey(...parts: readonly (string | number | null)[]): string {
  return `wa:${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`
}
