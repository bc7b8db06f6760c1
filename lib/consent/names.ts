import { cleanCell } from './clean-cell'
import { bsuidIdentity, type ContactIdentity, typedPhone } from './identities'
import { mayBeNational, plainPhoneKey } from './plain-phones'
import { readNumber } from './read-number'

/** Whom a business means: a contact by our id, or whoever has an identity. */
export type Name = { contactId: string } | { matchKey: string }

/** Who a text names, with how sure that is; or why it names nobody (`NumberReading`). */
export type IdentityReading = { identity: ContactIdentity; isGuessed: boolean } | { problem: 'unreadable' | 'several' }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const PLAIN = /^\+?[1-9]\d{5,19}$/

/**
 * Reads how a business names a person: a contact id of ours, a BSUID, or a phone number. Null: it is none of them, or a
 * number that may be two people's (`readNumber`). `country` is the business's, for numbers that don't name theirs.
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
 * The same as an identity to keep: what `readName` reads as a match key has that key here. Null for contact ids too.
 */
export function readIdentity(name: string, country: string): ContactIdentity | null {
  const reading = readWritten(name, country)
  return 'identity' in reading ? reading.identity : null
}

/** The same, with how sure it is, or why nobody is named. */
export function readWritten(name: string, country: string): IdentityReading {
  const text = name.trim()
  const matchKey = plainKey(text, country)
  if (matchKey !== null) {
    const e164 = text.startsWith('+') ? text : `+${text}`
    return { identity: typedPhone({ e164, matchKey }), isGuessed: false }
  }
  const bsuid = bsuidIdentity(cleanCell(text))
  if (bsuid) return { identity: bsuid, isGuessed: false }
  const reading = readNumber(text, country)
  return 'phone' in reading ? { identity: typedPhone(reading.phone), isGuessed: reading.isGuessed } : reading
}

/** The match key of an international number in plain digits, fast; null: it takes a careful look (plain-phones.ts). */
function plainKey(text: string, country: string): string | null {
  if (!PLAIN.test(text)) return null
  if (text.startsWith('+')) return plainPhoneKey(text.slice(1))
  return mayBeNational(text, country) ? null : plainPhoneKey(text)
}
