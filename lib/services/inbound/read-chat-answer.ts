import type { BusinessConfig } from '@/db/queries/business/config'
import type { Content } from '@/lib/backends/whatsapp/events'
import { isConfirmWord, isMyDataWord, isReceiptWord } from '@/lib/consent/chat-words'
import { topicsOfReturn } from '@/lib/consent/come-back'
import { hasForbiddingSign } from '@/lib/consent/phrases/normalise'
import { isUuid } from '@/lib/ids'
import type { MessageIntent } from './intent'
import { topicNamesOf } from './understand-text'

/** The words below a question of ours. Only a button or a row of a message that we sent to the person has them. */
const PAYLOAD = /^(confirm|decline|choose):([0-9a-f-]{36})(?::([0-9a-f-]{36}))?$/

/**
 * Returns what a tapped button or row of a question of ours says; null for any other message. A text or the button of a
 * template with the same words says nothing, because anybody can write it.
 */
export function readQuestionButton(content: Content): MessageIntent | null {
  if (content.kind !== 'reply' || content.ofTemplate) return null
  const [, act, requestId = '', topicId] = PAYLOAD.exec(content.payload) ?? []
  if (!isUuid(requestId) || (topicId !== undefined && !isUuid(topicId))) return null
  if (act === 'confirm') return { outcome: 'confirm', requestId, topicId: topicId ?? null }
  return act === 'decline' ? { outcome: 'decline', requestId } : { outcome: 'choose', requestId }
}

/**
 * Returns what a text asks for that names no refusal: to confirm what waits, the code for their data, the receipt of
 * their last choice, or a topic again; null for any other text.
 */
export function readChatWord(text: string, config: Pick<BusinessConfig, 'topics'>): MessageIntent | null {
  if (isConfirmWord(text)) return { outcome: 'confirm', requestId: null, topicId: null }
  if (isMyDataWord(text)) return { outcome: 'my_data' }
  if (isReceiptWord(text)) return { outcome: 'receipt' }
  // "❌ quiero promociones" says both; sentences are read next, and know the sign.
  const topicIds = hasForbiddingSign(text) ? [] : topicsOfReturn(text, topicNamesOf(config.topics))
  return topicIds.length > 0 ? { outcome: 'come_back', topicIds } : null
}
