import type { MessageEvent, Content } from '@/lib/backends/whatsapp/events'
import { fromSeconds, type Side } from '@/lib/consent/time'
import type { Instant, Method } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import type { EventChange } from '@/lib/services/changes/change-contacts'
import type { ChangeRequest } from '@/lib/services/changes/change-request'
import { messageKey, wordsOf } from '@/lib/services/contacts/whatsapp-event'
import { sayComeBack, sayConfirmed, sayDeclined } from '@/lib/services/double-opt-in/say-in-chat'
import { type ChatAnswer, isChatAnswer, kindOfIntent, type MessageIntent, statementsOfIntent } from './intent'
import { sayBelow } from './say-below'

export interface InboundMessage {
  businessId: string
  backendId: string
  contactId: string
  event: MessageEvent
  /** The id of the source of the message that this one answers; null if unknown. */
  sourceId: string | null
  /** The id of the topic of the message that this one answers; null if unknown. */
  topicId?: string | null
  /** Its author had the number before the contact, and was erased: their words are not kept as the contact's. */
  isOfErased?: boolean
}

/** What is kept in the place of the words of somebody who was erased. */
export const BY_ERASED = { by: 'a former holder of the number, who was erased' } as const

/**
 * Returns the change that a message with this intent asks for; null if the intent needs no change, as a request for the
 * link.
 */
export function changeOfMessage(message: InboundMessage, intent: MessageIntent): EventChange | null {
  const said = sayingOf(message, intent)
  if (!said) return null
  const { event, contactId } = message
  const request: EventChange['request'] = {
    id: said.id,
    kind: said.kind,
    actor: 'contact',
    method: methodOf(event.content),
    claimedAt: fromSeconds(event.seconds, said.side),
    locale: said.locale,
    sourceId: message.sourceId,
    dedupe: { key: messageKey(event), kind: 'once' },
    evidence: {
      ...(message.isOfErased ? BY_ERASED : wordsOf(event.content)),
      message: event.id,
      answers: event.contextId,
      ...(event.editOf ? { edited: event.editOf } : {}),
      backend: message.backendId,
    },
    say: said.say,
  }
  return { contactId, request }
}

/** What a message says, and which end of its second counts for it. */
type Saying = Pick<ChangeRequest, 'id' | 'kind' | 'say'> & { side: Side; locale: string | null }

function sayingOf(message: InboundMessage, intent: MessageIntent): Saying | null {
  if (isChatAnswer(intent)) return sayingOfAnswer(intent, fromSeconds(message.event.seconds, 'no'))
  if (intent.outcome === 'link' || intent.outcome === 'my_data' || intent.outcome === 'receipt') return null
  const kind = kindOfIntent(intent)
  if (!kind) return null
  const say = sayBelow(statementsOfIntent(intent), message.topicId ?? null)
  return { kind, say, side: kind === 'return' ? 'yes' : 'no', locale: intent.locale }
}

/**
 * Returns what an answer to a question of ours says; null for one that only asks to see the choices.
 * @param saidAt when it was said, by the clock of the platform; left out for one that was said now
 */
export function sayingOfAnswer(answer: ChatAnswer, saidAt?: Instant): Saying | null {
  switch (answer.outcome) {
    case 'confirm':
      return { kind: 'confirmation', say: sayConfirmed(answer, saidAt), side: 'yes', locale: null }
    case 'decline':
      return { kind: 'preferences', say: sayDeclined(answer.requestId), side: 'no', locale: null }
    case 'come_back': {
      const id = newId()
      return {
        id,
        kind: 'confirmation_request',
        say: sayComeBack(id, answer.topicIds, saidAt),
        side: 'yes',
        locale: null,
      }
    }
    case 'choose':
      return null
  }
}

function methodOf(content: Content): Method {
  if (content.kind === 'choices') return 'list'
  return content.kind === 'reply' ? content.method : 'keyword'
}
