import type { Contact } from '@/lib/sandbox/weni/contact'
import { ApiError, notFound, refused, SERVER_ERROR, type ApiRequest } from '@/lib/sandbox/weni/reply'
import type { Store } from '@/lib/sandbox/weni/store'
import { normalizeUrn, isValidUrn, ninthDigitVariant } from '@/lib/sandbox/weni/urn'

export interface Lookup {
  contact: Contact | undefined
  /** Set when the URL names a URN: a write without a contact then creates one with it. */
  urn: string | null
  /** Whether the URL names a contact at all. */
  given: boolean
}

/** A URN of the query, normalized; 400 when it can't be one. */
export function readUrn(store: Store, text: string): string {
  if (store.settings.anonymous) throw refused(400, 'URN lookups not allowed for anonymous organizations')
  const urn = normalizeUrn(text)
  if (urn === null) throw refused(400, `Invalid URN: ${text}`)
  return urn
}

/**
 * The contact that a POST's URL names. Only here does Brazil's ninth digit find its twin; GET, DELETE and
 * contact_actions do not look for it.
 */
export function lookupForWrite(store: Store, { query }: ApiRequest): Lookup {
  const [uuid, urnText, name] = [query.get('uuid'), query.get('urn'), query.get('name')]
  if (uuid !== null) {
    const contact = store.contacts.get(uuid)
    if (!contact) throw notFound()
    return { contact, urn: null, given: true }
  }
  if (urnText !== null) {
    const urn = readUrn(store, urnText)
    if (!isValidUrn(urn, store.settings)) throw refused(400, `Invalid URN: ${urnText}`)
    const variant = store.settings.ninthDigit ? ninthDigitVariant(urn) : null
    return { contact: store.byUrn.get(urn) ?? (variant ? store.byUrn.get(variant) : undefined), urn, given: true }
  }
  if (name !== null) {
    const named = [...store.contacts.values()].filter((contact) => !contact.deleted && contact.name === name)
    // The platform asks for exactly one and does not expect more.
    if (named.length > 1) throw new ApiError(SERVER_ERROR)
    if (!named[0]) throw notFound()
    return { contact: named[0], urn: null, given: true }
  }
  return { contact: undefined, urn: null, given: false }
}

/** The contact that a DELETE's URL names, exactly. */
export function lookupExact(store: Store, { query }: ApiRequest): Contact {
  const [uuid, urn] = [query.get('uuid'), query.get('urn')]
  if (uuid === null && urn === null) throw refused(400, 'URL must contain one of the following parameters: urn, uuid')
  const contact = uuid === null ? store.byUrn.get(readUrn(store, urn ?? '')) : store.contacts.get(uuid)
  if (!contact || contact.deleted) throw notFound()
  return contact
}
