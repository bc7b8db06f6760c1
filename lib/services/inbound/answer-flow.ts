import { inBusiness } from '@/db/client'
import type { BusinessConfig } from '@/db/queries/business/config'
import { ensureSource } from '@/db/queries/business/sources'
import { openContact, type ContactRow } from '@/db/queries/contacts/contact-rows'
import { insertReview } from '@/db/queries/reviews/reviews'
import { backendIdentity, readUrn, type ContactIdentity } from '@/lib/consent/identities'
import type { Instant } from '@/lib/consent/types'
import { AppError } from '@/lib/errors'
import { contactLocale } from '@/lib/i18n/contact-locale'
import { newId } from '@/lib/ids'
import { changeContact } from '@/lib/services/changes/change-contact'
import { findOrCreateContact, type FoundContact } from '@/lib/services/contacts/find-contact'
import type { Deps } from '@/lib/services/deps'
import { REVIEW_KEPT_MS } from '@/lib/services/reviews/review-retention'
import { textDigest } from '@/lib/services/text-digest'
import type { CallingBackend } from './authenticate-backend'
import { kindOfIntent, statementsOfIntent, type Intent, understandText } from './understand-text'

/** The default body of a flow's Call Webhook, read (docs/reference/weni.md, 5). */
export interface FlowCall {
  contact: { uuid: string; name?: string | null; urn?: string | null }
  flow?: { uuid: string; name: string } | null
}

/** What a link in the answer is made of; the text around it is the caller's. */
export interface FlowAnswer {
  config: BusinessConfig
  contact: ContactRow
  sourceNumber: number
  /** The language of a keyword, when it tells one. */
  spokenLocale: string | null
}

/** `refused`: offers or topics, not everything. */
export type MessageOutcome = 'stopped' | 'returned' | 'refused' | 'none'
const OUTCOMES: Record<Intent['outcome'], MessageOutcome> = {
  stop: 'stopped',
  return: 'returned',
  refuse_marketing: 'refused',
  refuse_topic: 'refused',
  unsure: 'none',
  none: 'none',
}
const DAY_MS = 86_400_000

/** A flow asks for a contact's link: the contact is made if it is new. */
export async function answerLinkRequest(deps: Deps, backend: CallingBackend, call: FlowCall): Promise<FlowAnswer> {
  const { contactId } = await contactOf(deps, backend, call)
  return answerFor(deps, backend, call, contactId)
}

/**
 * A flow passes on what a person wrote, and it is understood as on any other way: a refusal stops everything, offers or topics, a word of
 * return takes a stop back. What may be a refusal is kept for a person of the business, once a day, and the link is the answer; whatever
 * else is left to the flow. `heard` is for a message that comes late: when it was written, and what tells a repetition.
 */
export async function answerMessage(
  deps: Deps,
  backend: CallingBackend,
  call: FlowCall,
  text: string,
  heard?: { at: Instant; dedupeKey: string },
): Promise<FlowAnswer & { outcome: MessageOutcome }> {
  const { contactId } = await contactOf(deps, backend, call)
  const answer = await answerFor(deps, backend, call, contactId)
  const { config, contact } = answer
  const meant = understandText(text, config, contactLocale(config, contact.phone, contact.locale))
  const outcome = outcomeOf(meant)
  // What came late is kept by who heard of it.
  if (meant.outcome === 'unsure' && !heard) await keepForReview(deps, backend, contactId, text)
  const kind = kindOfIntent(meant)
  if (!kind) return { ...answer, outcome }
  await changeContact(deps, backend.businessId, contactId, {
    kind,
    actor: 'contact',
    method: 'keyword',
    locale: meant.locale,
    ...(heard ? { claimedAt: heard.at, dedupe: { key: heard.dedupeKey, kind: 'once' } } : {}),
    // What came late was answered by nobody.
    isAnswered: heard === undefined,
    evidence: { text, backend: backend.id, flow: call.flow?.uuid ?? null },
    say: statementsOfIntent(meant),
  })
  const changed = await contactNow(deps, backend, contactId)
  return { ...answer, contact: changed, spokenLocale: meant.locale, outcome }
}

async function keepForReview(
  deps: Deps,
  { id: backendId, businessId }: CallingBackend,
  contactId: string,
  text: string,
): Promise<void> {
  const now = deps.clock.now()
  // A flow's call has no id of its own: the same words of the same day are the same message.
  const print = textDigest(deps.pepper, 'flow', text)
  await inBusiness(deps.db, businessId, (tx) =>
    insertReview(tx, deps.keys, {
      businessId,
      kind: 'unsure_message',
      contactId,
      backendId,
      dedupeKey: `unsure:${backendId}:${contactId}:${Math.floor(now / DAY_MS)}:${print}`,
      body: { text, at: new Date(now).toISOString() },
      now,
      keepUntil: now + REVIEW_KEPT_MS,
    }),
  )
}

/** What a flow is told of a message. */
export function outcomeOf({ outcome }: Pick<Intent, 'outcome'>): MessageOutcome {
  return OUTCOMES[outcome]
}

/**
 * Found by the backend's own id first: URNs may be missing, masked or not WhatsApp's. A URN that is new there is the
 * contact's from now on.
 */
function contactOf(deps: Deps, backend: CallingBackend, call: FlowCall): Promise<FoundContact> {
  const namer = { backendId: backend.id, urns: 'some' } as const
  return findOrCreateContact(deps, backend.businessId, identitiesOf(backend, call), null, namer)
}

export function identitiesOf(backend: CallingBackend, call: FlowCall): ContactIdentity[] {
  const urn = call.contact.urn ? readUrn(call.contact.urn) : null
  return [backendIdentity(backend.id, call.contact.uuid), ...(urn ? [urn] : [])]
}

async function answerFor(deps: Deps, backend: CallingBackend, call: FlowCall, contactId: string): Promise<FlowAnswer> {
  const contact = await contactNow(deps, backend, contactId)
  const config = await deps.configs.at(backend.businessId, contact.configVersion)
  const { flow } = call
  const sourceNumber = flow
    ? await inBusiness(deps.db, backend.businessId, (tx) =>
        ensureSource(tx, backend.businessId, {
          id: newId(),
          kind: 'flow',
          name: flow.name,
          reference: flow.uuid,
          now: deps.clock.now(),
        }),
      )
    : 0
  return { config, contact, sourceNumber, spokenLocale: null }
}

async function contactNow(deps: Deps, { businessId }: CallingBackend, contactId: string): Promise<ContactRow> {
  const contact = await openContact(deps.db.sql, businessId, contactId)
  if (!contact) throw new AppError('contact_not_found', { message: 'a contact vanished between two queries' })
  return contact
}
