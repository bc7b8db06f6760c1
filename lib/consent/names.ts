import { cleanCell } from './clean-cell'
import { bsuidIdentity, type ContactIdentity, typedPhone } from './identities'
import { mayBeNational, plainPhoneKey } from './plain-phones'
import { isWithinArea, looksMistyped, type NumberRead, readNumber } from './read-number'

/** The contact that a business names: by our contact id, or by an identity. */
export type Name = { contactId: string } | { matchKey: string }

/** The identity that a text names, and whether it is a guess; or why it names none (`NumberReading`). */
export type IdentityReading = NamedIdentity | { problem: 'unreadable' | 'several' }

export interface NamedIdentity {
  identity: ContactIdentity
  isGuessed: boolean
  /**
   * The text named no country and was read as a number of another country than the business's, which looks like a
   * typing mistake (`looksMistyped`).
   */
  isUnlikely: boolean
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
/** With a plus, with the prefix for dialling abroad, or as WhatsApp writes it. */
const NAMES_COUNTRY = /^\W*(?:tel:)?(?:\+|00|whatsapp:)/i
const PLAIN = /^\+?[1-9]\d{5,19}$/

/**
 * Reads how a business names a person: by our contact id, a BSUID, or a phone number. Returns null when the text is
 * none of these, or is a number that may be two people's (`readNumber`). `country` is the business's country, for
 * numbers without a country code.
 */
export function readName(name: string, country: string): Name | null {
  const text = name.trim()
  const matchKey = plainKey(text, country)
  if (matchKey !== null) return { matchKey }
  const contactId = cleanCell(text)
  if (UUID.test(contactId)) return { contactId: contactId.toLowerCase() }
  const identity = readIdentity(text, country)
  return identity && { matchKey: identity.matchKey }
}

/**
 * Like `readName`, but returns an identity to store, whose match key is the one that `readName` returns. Returns null
 * for contact ids too.
 */
export function readIdentity(name: string, country: string): ContactIdentity | null {
  const reading = readWritten(name, country)
  return 'identity' in reading ? reading.identity : null
}

/**
 * Like `readIdentity`, and also returns whether the identity is a guess, or why the text names no person. A number that
 * lacks its area code is nobody's, and a No must not be recorded there; a platform's own id of that form is taken as it
 * is (`readPlatformId`, `phoneIdentity`). `isOfCountry`: somebody said that the number is of this country
 * (`readNumber`).
 */
export function readWritten(name: string, country: string, isOfCountry = false): IdentityReading {
  const text = name.trim()
  const matchKey = plainKey(text, country)
  if (matchKey !== null) {
    const e164 = text.startsWith('+') ? text : `+${text}`
    return named({ e164, matchKey }, text, country)
  }
  const bsuid = bsuidIdentity(cleanCell(text))
  if (bsuid) return { identity: bsuid, isGuessed: false, isUnlikely: false }
  const reading = readNumber(text, country, isOfCountry)
  if ('problem' in reading) return reading
  if (isWithinArea(reading.phone.e164.slice(1))) return { problem: 'unreadable' }
  return named(reading.phone, text, country, reading.isGuessed)
}

/** Whether a text begins with the sign of a country: a plus, the prefix for dialling abroad, or `whatsapp:`. */
export const namesCountry = (text: string): boolean => NAMES_COUNTRY.test(cleanCell(text))

function named(phone: NumberRead, text: string, country: string, isGuessed = false): NamedIdentity {
  const isUnlikely = !NAMES_COUNTRY.test(text) && looksMistyped(phone.e164.slice(1), country)
  return { identity: typedPhone(phone), isGuessed, isUnlikely }
}

/**
 * Returns the match key of an international number in plain digits, fast; null when the slow way must read it
 * (plain-phones.ts).
 */
function plainKey(text: string, country: string): string | null {
  if (!PLAIN.test(text) || isWithinArea(text.replace('+', ''))) return null
  if (text.startsWith('+')) return plainPhoneKey(text.slice(1))
  return mayBeNational(text, country) ? null : plainPhoneKey(text)
}
