import type { Sql } from '@/db/client'
import type { BusinessConfig } from '@/db/queries/business/config'
import { VISITED_AT_ONCE, type VisitedContact, visitContacts } from '@/db/queries/contacts/visited-contacts'
import type { ContactState } from '@/lib/consent/types'
import type { LinkClaims } from '@/lib/links/layout'
import { linkAge } from '@/lib/links/link-age'
import { verifyLink } from '@/lib/links/verify-link'
import { stateOf } from '@/lib/services/changes/contact-state'
import { followMerge } from '@/lib/services/contacts/follow-merge'
import type { Deps } from '@/lib/services/deps'
import { linkLifetimeOf } from '@/lib/services/link-lifetime'
import { readTogether } from '@/lib/services/read-together'

export { tokenIn } from '@/lib/links/token-in'

/**
 * A link that leads to a contact. A `limited` link has expired, or was signed with a key that is retired now: it shows
 * no answers, and can still be used to stop everything or the topic that it names, and to ask for a fresh link.
 */
export interface LiveLink {
  power: 'full' | 'limited'
  businessId: string
  contactId: string
  claims: LinkClaims
  config: BusinessConfig
  contact: VisitedContact
  /** Without what proves the answers, which no visit needs: nothing that is written may be made of it. */
  state: ContactState
}

export type OpenedLink =
  | LiveLink
  /** Revoked by a newer epoch, or the contact was released or erased: it shows no state and changes nothing. */
  | { power: 'gone'; config: BusinessConfig; claims: LinkClaims; released: boolean; erased: boolean }
  /** Forged, from another installation, made with a compromised key, or of an unknown contact: treated as no link. */
  | { power: 'none' }

/** A link of somebody: also one that can do nothing any more. */
export type KnownLink = Exclude<OpenedLink, { power: 'none' }>

/** Reads the contact of a link, together with those of the business that are asked for at the same moment. */
const readContact = readTogether<Sql, string, VisitedContact>(visitContacts, (contactId) => contactId, VISITED_AT_ONCE)

/**
 * Verifies a token before any query, then reads the link's contact, usually in one query. Errors of the database pass
 * through.
 */
export async function openLink(deps: Deps, token: string): Promise<OpenedLink> {
  const verified = verifyLink(deps.links, token)
  if (!verified.ok) return { power: 'none' }
  const { claims } = verified
  const ageFor = (days: number) => linkAge(claims, deps.clock.now(), days)
  if (ageFor(deps.settings.linkLifetimeDays) === 'future') return { power: 'none' }
  const businessId = await deps.configs.businessId(claims.business)
  if (!businessId) return { power: 'none' }

  const read = (contactId: string) => readContact(deps.db.sql, businessId, contactId)
  const first = await read(claims.contact)
  if (!first) return { power: 'none' }
  const config = await deps.configs.at(businessId, first.configVersion)
  if (first.linkEpoch !== claims.epoch) return goneOf(first, config, claims)

  const contact = first.mergedInto === null ? first : await followMerge(read, first.mergedInto)
  if (!contact) return { power: 'none' }
  if (contact.releasedAt !== null || contact.erasedAt !== null) return goneOf(contact, config, claims)
  const age = ageFor(linkLifetimeOf(deps, config))
  return {
    power: age === 'valid' && verified.key === 'active' ? 'full' : 'limited',
    businessId,
    contactId: contact.id,
    claims,
    config,
    contact,
    state: stateOf(contact),
  }
}

const goneOf = (contact: VisitedContact, config: BusinessConfig, claims: LinkClaims): OpenedLink => ({
  power: 'gone',
  config,
  claims,
  released: contact.releasedAt !== null,
  erased: contact.erasedAt !== null,
})
