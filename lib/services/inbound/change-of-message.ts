import type { MessageEvent, Content } from '@/lib/backends/whatsapp/events'
import { fromSeconds } from '@/lib/consent/time'
import type { Method } from '@/lib/consent/types'
import type { EventChange } from '@/lib/services/changes/change-contacts'
import { messageKey, wordsOf } from '@/lib/services/contacts/whatsapp-event'
import { kindOfIntent, type MessageIntent, statementsOfIntent } from './intent'
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
}

/**
 * Returns the change that a message with this intent asks for; null if the intent needs no change, as a request for the
 * link.
 */
export function changeOfMessage(message: InboundMessage, intent: MessageIntent): EventChange | null {
  if (intent.outcome === 'link') return null
  const kind = kindOfIntent(intent)
  if (!kind) return null
  const { event, contactId } = message
  const request: EventChange['request'] = {
    kind,
    actor: 'contact',
    method: methodOf(event.content),
    claimedAt: fromSeconds(event.seconds, kind === 'return' ? 'yes' : 'no'),
    locale: intent.locale,
    sourceId: message.sourceId,
    dedupe: { key: messageKey(event), kind: 'once' },
    evidence: {
      ...wordsOf(event.content),
      message: event.id,
      answers: event.contextId,
      ...(event.editOf ? { edited: event.editOf } : {}),
      backend: message.backendId,
    },
    say: sayBelow(statementsOfIntent(intent), message.topicId ?? null),
  }
  return { contactId, request }
}

function methodOf(content: Content): Method {
  if (content.kind === 'choices') return 'list'
  return content.kind === 'reply' ? content.method : 'keyword'
}
