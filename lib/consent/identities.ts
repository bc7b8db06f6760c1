import { digitsMatchKey, isValidPhone, readPhone } from './phones'
import { readDigits, readNumber } from './read-number'
import type { IdentityKind, IdentityOrigin } from './types'

export interface ContactIdentity {
  kind: IdentityKind
  /**
   * What is sent to: the id exactly as the platform gave it, or the digits of the number that was read. Never text as
   * somebody typed it.
   */
  value: string
  /** What people and businesses are shown: a number as +E.164 of today, any other id as it is. */
  canonical: string
  /** Unique in a business. */
  matchKey: string
  givenBy: IdentityOrigin
}

/**
 * Two letters of the country, a dot, and up to 128 letters and digits; `ENT.` marks the id of linked portfolios. The
 * other form is that of Meta's own samples (`user.9373…`).
 */
const BSUID = /^(?:[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}|user\.\d{1,128})$/

const UTF8 = new TextDecoder()
/** Longer than any id of a platform, and what an index of PostgreSQL holds. */
const ID_LENGTH = 256

/**
 * The identity of whom a platform names in a call that it has signed (`wa_id`, `from`, `user_id`, the path of a
 * `whatsapp:` URN): taken as it is, whatever its shape, because who says no must never be nobody. Digits are a phone's,
 * also those that no plan knows; anything else is an id that only WhatsApp understands. `value` goes back to the
 * platform as it came; a number's match key is that of the number as a business would write it today. Null only where
 * nothing stands, or what can be no id (over 256 characters).
 */
export function readPlatformId(text: string): ContactIdentity | null {
  // PostgreSQL can hold no NUL, and half of an emoji is no text in UTF-8.
  const value = UTF8.decode(new TextEncoder().encode(text.replaceAll('\0', ''))).trim()
  if (value === '' || value.length > ID_LENGTH) return null
  // Some write it in groups.
  const digits = /^\+?[\d\s()-]*\d[\s)]*$/.test(value) ? value.replace(/\D/g, '') : ''
  if (digits === '') return { ...opaque(value), givenBy: 'platform' }
  const phone = readDigits(digits)
  return {
    kind: 'phone',
    value: digits,
    canonical: phone?.e164 ?? `+${digits}`,
    matchKey: phone?.matchKey ?? digitsMatchKey(digits),
    givenBy: 'platform',
  }
}

/**
 * Reads a URN as RapidPro writes it: `whatsapp:` with a phone's digits or a BSUID, which is WhatsApp's own id, or
 * `tel:`, a number that is read. What a flow may write behind it (`?channel=…`, `#the name`) is no part of the id. Null
 * for anything else: other channels, masked URNs (`********`), none at all. Then the contact is known by the backend's
 * id only.
 */
export function readUrn(urn: string | null | undefined): ContactIdentity | null {
  const match = /^(whatsapp|tel):([^*?#]+)(?:[?#].*)?$/is.exec(urn?.trim() ?? '')
  if (!match) return null
  const [, scheme = '', path = ''] = match
  return scheme.toLowerCase() === 'whatsapp' ? readPlatformId(path) : telIdentity(path)
}

/**
 * RapidPro writes the number of a `tel:` URN with a +. One without it could not be read in RapidPro: it may be a
 * national number (`11987654321` is nobody in the United States), and is taken only where its country's plan knows it.
 */
function telIdentity(path: string): ContactIdentity | null {
  const identity = phoneIdentity(path)
  if (!identity || path.trim().startsWith('+')) return identity
  const phone = readPhone(identity.canonical)
  return phone && isValidPhone(phone) ? identity : null
}

/** The identity of a phone number that names its country, or null when it is none. */
export function phoneIdentity(value: string): ContactIdentity | null {
  const reading = readNumber(value, NO_COUNTRY)
  return 'phone' in reading ? typedPhone(reading.phone) : null
}

const NO_COUNTRY = ''

/** The identity of a number that was read. */
export function typedPhone({ e164, matchKey }: { e164: string; matchKey: string }): ContactIdentity {
  return { kind: 'phone', value: e164.slice(1), canonical: e164, matchKey, givenBy: 'typed' }
}

/** The identity of a BSUID. It is used whole: the country in it is part of the id. Null when it is none. */
export function bsuidIdentity(value: string): ContactIdentity | null {
  return BSUID.test(value) ? { ...opaque(value), givenBy: 'typed' } : null
}

function opaque(value: string): Omit<ContactIdentity, 'givenBy'> {
  return { kind: 'bsuid', value, canonical: value, matchKey: `bsuid:${value}` }
}

/** The identity that a backend gave a contact: its own uuid there. */
export function backendIdentity(backendId: string, uuid: string): ContactIdentity {
  const canonical = uuid.toLowerCase()
  return { kind: 'backend', value: uuid, canonical, matchKey: `backend:${backendId}:${canonical}`, givenBy: 'platform' }
}
