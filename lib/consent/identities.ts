import { readPhone } from '@/lib/consent/phones'
import type { IdentityKind } from '@/lib/consent/types'

export interface ContactIdentity {
  kind: IdentityKind
  /** As it came. */
  value: string
  canonical: string
  /** Unique in a business. */
  matchKey: string
}

/** Two letters of the country, a dot, and up to 128 letters and digits; `ENT.` marks the id of linked portfolios. */
const BSUID = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/

/**
 * Reads a URN as RapidPro writes it: `whatsapp:` with a phone's digits or a BSUID, or `tel:`. Null for anything else:
 * other channels, masked URNs (`********`), none at all. Then the contact is known by the backend's id only.
 */
export function readUrn(urn: string | null | undefined): ContactIdentity | null {
  const match = /^(whatsapp|tel):(.+)$/i.exec(urn?.trim() ?? '')
  if (!match) return null
  const [, scheme = '', path = ''] = match
  const isWhatsApp = scheme.toLowerCase() === 'whatsapp'
  if (isWhatsApp && BSUID.test(path)) return bsuidIdentity(path)
  return phoneIdentity(path)
}

/** The identity of a phone number that names its country, or null when it is none. */
export function phoneIdentity(value: string): ContactIdentity | null {
  const phone = readPhone(value)
  return phone && { kind: 'phone', value, canonical: phone.e164, matchKey: phone.matchKey }
}

/** The identity of a BSUID. It is used whole: the country in it is part of the id. Null when it is none. */
export function bsuidIdentity(value: string): ContactIdentity | null {
  return BSUID.test(value) ? { kind: 'bsuid', value, canonical: value, matchKey: `bsuid:${value}` } : null
}

/** The identity that a backend gave a contact: its own uuid there. */
export function backendIdentity(backendId: string, uuid: string): ContactIdentity {
  const canonical = uuid.toLowerCase()
  return { kind: 'backend', value: uuid, canonical, matchKey: `backend:${backendId}:${canonical}` }
}
