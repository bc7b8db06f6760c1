import { digitsMatchKey, isValidPhone, readPhone } from './phones'
import { readDigits, readNumber } from './read-number'
import type { IdentityKind, IdentityOrigin } from './types'

export interface ContactIdentity {
  kind: IdentityKind
  /**
   * What messages are sent to: the id exactly as the platform gave it, or the digits of the number that was read. It is
   * never text as it was typed.
   */
  value: string
  /** What people and businesses see: a number in today's form with + (E.164), any other id as it is. */
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
 * Returns the identity of a person named by a platform in a call that it signed (`wa_id`, `from`, `user_id`, the path
 * of a `whatsapp:` URN). The id is accepted whatever its shape, because a refusal must never be lost for want of a
 * contact. Digits are a phone number, even where no numbering plan knows them; anything else is an id that only
 * WhatsApp understands. `value` goes back to the platform as it came. A number's match key is that of the number as a
 * business would write it today. Returns null only for an empty text, or for one that can be no id (over 256
 * characters).
 */
export function readPlatformId(text: string): ContactIdentity | null {
  // PostgreSQL can't store NUL, and half of a surrogate pair is not valid UTF-8.
  const value = UTF8.decode(new TextEncoder().encode(text.replaceAll('\0', ''))).trim()
  if (value === '' || value.length > ID_LENGTH) return null
  // Some systems write the digits in groups.
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
 * Reads a URN as RapidPro writes it: `whatsapp:` with a phone's digits or a BSUID (WhatsApp's own id), or `tel:` with a
 * number. What a flow may write after it (`?channel=…`, `#the name`) is no part of the id. Returns null for anything
 * else: other channels, masked URNs (`********`), an empty text. The contact is then known by the backend's id only.
 */
export function readUrn(urn: string | null | undefined): ContactIdentity | null {
  const match = /^(whatsapp|tel):([^*?#]+)(?:[?#].*)?$/is.exec(urn?.trim() ?? '')
  if (!match) return null
  const [, scheme = '', path = ''] = match
  return scheme.toLowerCase() === 'whatsapp' ? readPlatformId(path) : telIdentity(path)
}

/**
 * RapidPro writes the number of a `tel:` URN with a +. A number without + could not be read by RapidPro. It may be a
 * national number (`11987654321` is no number of the United States), so it is accepted only where the plan of its
 * country knows it.
 */
function telIdentity(path: string): ContactIdentity | null {
  const identity = phoneIdentity(path)
  if (!identity || path.trim().startsWith('+')) return identity
  const phone = readPhone(identity.canonical)
  return phone && isValidPhone(phone) ? identity : null
}

/** Returns the identity of a phone number that names its country, or null when the text is no such number. */
export function phoneIdentity(value: string): ContactIdentity | null {
  const reading = readNumber(value, NO_COUNTRY)
  return 'phone' in reading ? typedPhone(reading.phone) : null
}

const NO_COUNTRY = ''

/** Returns the identity of a number that was read. */
export function typedPhone({ e164, matchKey }: { e164: string; matchKey: string }): ContactIdentity {
  return { kind: 'phone', value: e164.slice(1), canonical: e164, matchKey, givenBy: 'typed' }
}

/**
 * Returns the identity of a BSUID, or null when the text is none. The BSUID is used whole: its country code is part of
 * the id.
 */
export function bsuidIdentity(value: string): ContactIdentity | null {
  return BSUID.test(value) ? { ...opaque(value), givenBy: 'typed' } : null
}

function opaque(value: string): Omit<ContactIdentity, 'givenBy'> {
  return { kind: 'bsuid', value, canonical: value, matchKey: `bsuid:${value}` }
}

/** Returns the identity for a backend's own uuid of a contact. */
export function backendIdentity(backendId: string, uuid: string): ContactIdentity {
  const canonical = uuid.toLowerCase()
  return { kind: 'backend', value: uuid, canonical, matchKey: `backend:${backendId}:${canonical}`, givenBy: 'platform' }
}
