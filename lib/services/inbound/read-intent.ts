import type { BusinessConfig } from '@/db/queries/business/config'
import type { Content } from '@/lib/backends/whatsapp/events'
import { isDeclining, isOfCredit } from '@/lib/consent/declining-labels'
import { isEveryday, isEverydayRefusal } from '@/lib/consent/everyday-labels'
import type { Locale } from '@/lib/i18n/locales'
import { type MessageIntent, NO_INTENT } from './intent'
import { intentOfChoices } from './intent-of-choices'
import { readChatWord, readQuestionButton } from './read-chat-answer'
import { asksForLink, explainText, understandLabel, understandPayload, understandText } from './understand-text'

const REFUSING: ReadonlySet<MessageIntent['outcome']> = new Set(['stop', 'refuse_topic', 'refuse_marketing'])

/**
 * Returns the intent of a message. For a button its payload decides; its words are read only if the payload says
 * nothing.
 * @param locale the person's language, as far as it is known
 */
export function readIntent(
  content: Content,
  config: Pick<BusinessConfig, 'topics' | 'name' | 'linkKeywords'>,
  locale: Locale | null = null,
): MessageIntent {
  const readBy =
    (understood: typeof understandText) =>
    (text: string): MessageIntent =>
      readChatWord(text, config) ?? (asksForLink(text, config) ? { outcome: 'link' } : understood(text, config, locale))
  const read = readBy(understandText)
  const mayRefuse = (text: string) =>
    isEverydayRefusal(text) || isDeclining(text) || explainText(text, config, locale).mayRefuse
  if (content.kind === 'other') return NO_INTENT
  if (content.kind === 'choices') return intentOfChoices(content, config, read, mayRefuse)
  if (content.kind === 'text') return read(content.text)
  const byPayload = readQuestionButton(content) ?? understandPayload(content.payload, config)
  if (byPayload) return byPayload
  // A label is the business's own text ("See offers"), so only what it plainly says counts.
  const labels = [content.payload, content.text].filter((label) => !isOfCredit(label))
  const intents = labels.filter((label) => !isEveryday(label)).map(readBy(understandLabel))
  const plain = intents.find(({ outcome }) => outcome !== 'none')
  // "Not interested" refuses this offer, and perhaps all offers: the person gets the link, and a review is kept.
  const declines = content.ofTemplate && labels.some(isDeclining)
  if (declines && !REFUSING.has(plain?.outcome ?? 'none')) return { ...NO_INTENT, outcome: 'unsure' }
  if (plain) return plain
  // Under a template that was sent to the person "Sair" may well be about the messages, and so may a label that reads
  // like a refusal and is not plain; in a conversation they are about a menu.
  return content.ofTemplate && labels.some(mayRefuse) ? { ...NO_INTENT, outcome: 'unsure' } : NO_INTENT
}
