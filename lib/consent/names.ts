import { bsuidIdentity, type ContactIdentity } from '@/lib/consent/identities'
import { isValidPhone, type Phone, readPhone } from '@/lib/consent/phones'
import { isCountry, mayBeNational, plainPhoneKey } from '@/lib/consent/plain-phones'

/** Whom a business means: a contact by our id, or whoever has an identity. */
export type Name = { contactId: string } | { matchKey: string }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const PLAIN = /^\+?[1-9]\d{5,19}$/

/**
 * Reads how a business names a person: a contact id of ours, a BSUID, or a phone number. Null: it is none of them, or a number that may
 * be two people's (`readNumber`). `country` is the business's, for numbers that don't name theirs.
 */
export function readName(name: string, country: string): Name | null {
  const text = name.trim()
  if (PLAIN.test(text)) {
    const isSigned = text.startsWith('+')
    const digits = isSigned ? text.slice(1) : text
    const matchKey = isSigned || !mayBeNational(digits, country) ? plainPhoneKey(digits) : null
    if (matchKey !== null) return { matchKey }
  } else if (UUID.test(text)) {
    return { contactId: text.toLowerCase() }
  }
  const identity = readIdentity(text, country)
  return identity && { matchKey: identity.matchKey }
}

/** The same as an identity to keep: what `readName` reads as a match key has that key here. Null for contact ids too. */
export function readIdentity(name: string, country: string): ContactIdentity | null {
  const text = name.trim()
  const bsuid = bsuidIdentity(text)
  if (bsuid) return bsuid
  const phone = readNumber(text, country)
  return phone && { kind: 'phone', value: text, canonical: phone.e164, matchKey: phone.matchKey }
}

/**
 * A phone number as a business writes it in a list. One with a + names its country. Without, it is taken as WhatsApp writes numbers,
 * digits with the country code; and as a national number of the business's country. Where both are possible and not the same number, the
 * one that the countries' plans know counts: 11 98765-4321 is a number of São Paulo and none of the United States. Where the plans know
 * both (31 98765-4321 is one of Belo Horizonte and one of the Netherlands), nobody is guessed at: a wrong guess asks about somebody
 * else, and the No of the person meant is lost. With a + it is read.
 */
function readNumber(text: string, country: string): Phone | null {
  const abroad = readPhone(text)
  if (/^(?:(?:whatsapp:|tel:)?\s*\+|whatsapp:)/i.test(text) || !isCountry(country)) return abroad
  const home = readPhone(text, country)
  if (!abroad || !home || abroad.matchKey === home.matchKey) return home ?? abroad
  const [isAbroad, isHome] = [isValidPhone(abroad), isValidPhone(home)]
  // Within one country the longer reading is the whole number: 55 99123-4567 with an area code, not country 55 and nine digits.
  if (isHome && abroad.country === home.country) return home
  if (isAbroad === isHome) return null
  return isAbroad ? abroad : home
}
