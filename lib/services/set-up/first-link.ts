import type { Instant } from '@/lib/consent/types'
import { localeToByte, type Locale } from '@/lib/i18n/locales'
import type { Caller } from '@/lib/services/callers/caller'
import { NOT_ALLOWED, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { allows } from '@/lib/services/callers/rights'
import type { Deps } from '@/lib/services/deps'
import { makeLinks } from '@/lib/services/messages/make-links'
import { type FreshLinkResult, lookForFreshLink, requestFreshLink } from '@/lib/services/messages/request-fresh-link'

export type FirstLink =
  /** `message` says whether the link can be sent to the person's chat, or was. */
  | { outcome: 'made'; contactId: string; url: string; expiresAt: Instant; message: 'sent' | 'possible' | 'impossible' }
  | { outcome: 'unreadable' }
  /** The number was released or erased, so no link is made. */
  | { outcome: 'gone' }
  | NotAllowed

/**
 * Returns the link of one person by their number, however it is written, or by the contact's id. A number that is not
 * known becomes a contact.
 */
export async function makeFirstLink(
  deps: Deps,
  caller: Caller,
  contact: string,
  language: Locale | null,
): Promise<FirstLink> {
  if (!allows(caller, 'links.make')) return NOT_ALLOWED
  const made = await makeLinks(deps, caller, [{ contact }], { language: localeToByte(language) })
  const [link] = made.outcome === 'made' ? made.links : []
  if (link?.problem === 'released' || link?.problem === 'erased') return { outcome: 'gone' }
  if (!link?.url || !link.contactId || link.expiresAt === null) return { outcome: 'unreadable' }
  const { contactId, url, expiresAt } = link
  const look = await lookForFreshLink(deps, caller.businessId, contactId)
  return {
    outcome: 'made',
    contactId,
    url,
    expiresAt,
    message: look === 'failed' ? 'impossible' : look,
  }
}

export type SentFirstLink = { outcome: FreshLinkResult } | NotAllowed

/** Sends a person their link by WhatsApp, where a backend can: at most one in 24 hours. */
export async function sendFirstLink(deps: Deps, caller: Caller, contactId: string): Promise<SentFirstLink> {
  if (!allows(caller, 'links.make')) return NOT_ALLOWED
  return { outcome: await requestFreshLink(deps, caller.businessId, contactId) }
}
