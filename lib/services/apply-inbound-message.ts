import type { Content, MessageEvent } from '@/lib/backends/whatsapp/events'
import { fromSeconds } from '@/lib/consent/time'
import type { Method, Statement } from '@/lib/consent/types'
import { inBusiness } from '@/db/client'
import type { BusinessConfig } from '@/db/queries/config'
import { lockContact } from '@/db/queries/contact-rows'
import { insertReview } from '@/db/queries/reviews'
import type { Locked } from './change-contact'
import type { EventChange } from './change-contacts'
import type { Deps } from './deps'
import { queueAnswer } from './queue-confirmation'
import { requestFreshLink } from './request-fresh-link'
import { asksForLink, NOTHING, type Understood, understandPayload, understandText } from './understand-text'
import { eventKey } from './whatsapp-event'

const REVIEW_KEPT_MS = 90 * 86_400_000

/** What a message comes to. `link`: the person asks for their page. */
export type Meaning = Understood | { outcome: 'link' }

export interface InboundMessage {
  businessId: string
  backendId: string
  contactId: string
  event: MessageEvent
  /** What carried the message that this one answers, when we know it. */
  sourceId: string | null
}

/** What a message asks for: of a button the payload decides, and its words only where the payload says nothing. */
export function readMeaning(content: Content, config: Pick<BusinessConfig, 'topics' | 'linkKeywords'>): Meaning {
  if (content.kind === 'other') return NOTHING
  if (content.kind === 'text') return readWords(content.text, config)
  const byPayload = understandPayload(content.payload, config)
  if (byPayload) return byPayload
  // A label is the business's own word ("See offers"): what it can't be sure of is no question, only what it plainly says counts.
  const meanings = [content.payload, content.text].map((words) => readWords(words, config))
  return meanings.find(({ outcome }) => outcome !== 'none' && outcome !== 'unsure') ?? NOTHING
}

function readWords(text: string, config: Pick<BusinessConfig, 'topics' | 'linkKeywords'>): Meaning {
  return asksForLink(text, config) ? { outcome: 'link' } : understandText(text, config)
}

/**
 * Does what a message asks for besides a change: sends the link; or keeps it for a person of the business where it may be a refusal and
 * nobody can be sure. The same message again does nothing.
 */
export async function answerInboundMessage(deps: Deps, message: InboundMessage, meaning: Meaning): Promise<void> {
  if (meaning.outcome === 'link') await requestFreshLink(deps, message.businessId, message.contactId)
  if (meaning.outcome === 'unsure') await keepForReview(deps, message)
}

/** The change that an understood message is; null when it is none: a question, a request for the link. */
export function changeOfMessage(message: InboundMessage, meaning: Meaning): EventChange | null {
  if (meaning.outcome === 'none' || meaning.outcome === 'link' || meaning.outcome === 'unsure') return null
  const { event, contactId } = message
  const returns = meaning.outcome === 'return'
  const request: EventChange['request'] = {
    kind: returns ? 'return' : meaning.outcome === 'stop' ? 'stop' : 'preferences',
    actor: 'contact',
    method: methodOf(event.content),
    claimedAt: fromSeconds(event.seconds, returns ? 'yes' : 'no'),
    locale: meaning.locale,
    sourceId: message.sourceId,
    dedupe: { key: eventKey('message', event.id), kind: 'once' },
    evidence: { ...wordsOf(event.content), message: event.id, answers: event.contextId, backend: message.backendId },
    say: (locked) => {
      const statements = statementsOf(meaning, locked)
      return statements.length > 0 ? { statements } : null
    },
  }
  return { contactId, request }
}

function statementsOf(meaning: Understood, { config }: Locked): Statement[] {
  switch (meaning.outcome) {
    case 'stop':
      return [{ on: 'stop', value: true }]
    case 'return':
      return [{ on: 'stop', value: false }]
    case 'refuse_topic':
      return meaning.topicIds.map((topicId) => ({ on: 'answer', topicId, answer: 'out' }))
    case 'refuse_marketing':
      return config.topics
        .filter((topic) => topic.category === 'marketing')
        .map((topic) => ({ on: 'answer', topicId: topic.id, answer: 'out' }))
    case 'unsure':
    case 'none':
      return []
  }
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
      dedupeKey: eventKey('message', event.id),
      body: { ...wordsOf(event.content), at: new Date(event.seconds * 1000).toISOString() },
      now,
      keepUntil: now + REVIEW_KEPT_MS,
    })
    return isNew && queueAnswer(tx, businessId, contactId, now)
  })
  if (queued) deps.wakeSync(businessId)
}

function methodOf(content: Content): Method {
  return content.kind === 'reply' ? content.method : 'keyword'
}

function wordsOf(content: Content): Record<string, string> {
  if (content.kind === 'other') return {}
  return content.kind === 'text' ? { text: content.text } : { text: content.text, payload: content.payload }
}
