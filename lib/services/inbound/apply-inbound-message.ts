import { inBusiness } from '@/db/client'
import type { BusinessConfig } from '@/db/queries/business/config'
import { lockContact } from '@/db/queries/contacts/contact-rows'
import { insertReview } from '@/db/queries/reviews/reviews'
import type { Content, MessageEvent } from '@/lib/backends/whatsapp/events'
import { isDeclining } from '@/lib/consent/declining-labels'
import { isEveryday, isEverydayRefusal } from '@/lib/consent/everyday-labels'
import { fromSeconds } from '@/lib/consent/time'
import type { Method } from '@/lib/consent/types'
import type { Locale } from '@/lib/i18n/locales'
import type { EventChange } from '@/lib/services/changes/change-contacts'
import { messageKey, wordsOf } from '@/lib/services/contacts/whatsapp-event'
import type { Deps } from '@/lib/services/deps'
import { queueAnswer } from '@/lib/services/messages/queue-confirmation'
import { requestFreshLink } from '@/lib/services/messages/request-fresh-link'
import { REVIEW_KEPT_MS } from '@/lib/services/reviews/review-retention'
import { intentOfChoices } from './intent-of-choices'
import { sayBelow } from './say-below'
import {
  asksForLink,
  kindOfIntent,
  NOTHING,
  statementsOfIntent,
  understandPayload,
  understandText,
} from './understand-text'
import type { MessageIntent } from './understand-text'

export interface InboundMessage {
  businessId: string
  backendId: string
  contactId: string
  event: MessageEvent
  /** What carried the message that this one answers, when we know it. */
  sourceId: string | null
  /** The topic of the message that this one answers, when we know it. */
  topicId?: string | null
}

/**
 * What a message asks for: of a button the payload decides, and its words only where the payload says nothing.
 * @param locale the person's language, as far as it is known
 */
export function readIntent(
  content: Content,
  config: Pick<BusinessConfig, 'topics' | 'name' | 'linkKeywords'>,
  locale: Locale | null = null,
): MessageIntent {
  const read = (text: string): MessageIntent =>
    asksForLink(text, config) ? { outcome: 'link' } : understandText(text, config, locale)
  if (content.kind === 'other') return NOTHING
  if (content.kind === 'choices') return intentOfChoices(content.values, config, read)
  if (content.kind === 'text') return read(content.text)
  const byPayload = understandPayload(content.payload, config)
  if (byPayload) return byPayload
  // A label is the business's own word ("See offers"): what it can't be sure of is no question, only what it plainly says counts.
  const labels = [content.payload, content.text]
  // "Not interested" refuses the offer, and perhaps all of them: the link is the answer, and a person looks.
  if (content.ofTemplate && labels.some(isDeclining)) return { ...NOTHING, outcome: 'unsure' }
  const meanings = labels.filter((label) => !isEveryday(label)).map(read)
  const plain = meanings.find(({ outcome }) => outcome !== 'none' && outcome !== 'unsure')
  if (plain) return plain
  // Below a template that was sent to them "Sair" may well be about the sending; in a conversation it is about the menu.
  return content.ofTemplate && labels.some(isEverydayRefusal) ? { ...NOTHING, outcome: 'unsure' } : NOTHING
}

/**
 * Does what a message asks for besides a change: sends the link; or keeps it for a person of the business where it may be a refusal and
 * nobody can be sure. The same message again does nothing.
 */
export async function answerInboundMessage(deps: Deps, message: InboundMessage, meaning: MessageIntent): Promise<void> {
  if (meaning.outcome === 'link') await requestFreshLink(deps, message.businessId, message.contactId)
  if (meaning.outcome === 'unsure') await keepForReview(deps, message)
}

/** The change that an understood message is; null when it is none: a question, a request for the link. */
export function changeOfMessage(message: InboundMessage, meaning: MessageIntent): EventChange | null {
  if (meaning.outcome === 'link') return null
  const kind = kindOfIntent(meaning)
  if (!kind) return null
  const { event, contactId } = message
  const request: EventChange['request'] = {
    kind,
    actor: 'contact',
    method: methodOf(event.content),
    claimedAt: fromSeconds(event.seconds, kind === 'return' ? 'yes' : 'no'),
    locale: meaning.locale,
    sourceId: message.sourceId,
    dedupe: { key: messageKey(event), kind: 'once' },
    evidence: {
      ...wordsOf(event.content),
      message: event.id,
      answers: event.contextId,
      ...(event.editOf ? { edited: event.editOf } : {}),
      backend: message.backendId,
    },
    say: sayBelow(statementsOfIntent(meaning), message.topicId ?? null),
  }
  return { contactId, request }
}

/** Keeps the message, encrypted, and answers with the link: the person can say it there themselves. */
async function keepForReview(deps: Deps, message: InboundMessage): Promise<void> {
  const { businessId, backendId, event } = message
  const queued = await inBusiness(deps.db, businessId, async (tx) => {
    const { contact, now } = await lockContact(tx, businessId, message.contactId)
    if (!contact || contact.erasedAt !== null) return false
    const contactId = contact.mergedInto ?? contact.id
    const isNew = await insertReview(tx, deps.keys, {
      businessId,
      kind: 'unsure_message',
      contactId,
      backendId,
      dedupeKey: messageKey(event),
      body: { ...wordsOf(event.content), at: new Date(event.seconds * 1000).toISOString() },
      now,
      keepUntil: now + REVIEW_KEPT_MS,
    })
    return isNew && queueAnswer(tx, businessId, contactId, now)
  })
  if (queued) deps.wakeSync(businessId)
}

function methodOf(content: Content): Method {
  if (content.kind === 'choices') return 'list'
  return content.kind === 'reply' ? content.method : 'keyword'
}
