import { CONFIRM_WORDS } from '@/lib/chat-words'
import { FOREVER } from '@/lib/consent/types'
import { contactLocale } from '@/lib/i18n/contact-locale'
import { formatInstant, formatList } from '@/lib/i18n/format'
import { type Locale, localeToByte } from '@/lib/i18n/locales'
import { topicWords } from '@/lib/i18n/page-notice'
import { questionText } from '@/lib/i18n/question-text'
import { receiptText } from '@/lib/i18n/receipt-text'
import { stoppedSentenceOf } from '@/lib/i18n/stopped-sentence'
import { translatorOf } from '@/lib/i18n/translator'
import { paths } from '@/lib/paths'
import type { Deps } from '@/lib/services/deps'
import type { FlowAnswer } from '@/lib/services/inbound/answer-flow-message'
import type { FlowSaid } from '@/lib/services/inbound/flow-answer'
import type { FlowSimulation } from '@/lib/services/inbound/simulate-flow'
import { contactLink } from '@/lib/services/messages/mint-contact-link'
import { firstOf } from '@/lib/services/page/shown-page'
import type { FlowReply } from './call'

export type Words = 'link' | 'stopped' | 'returned' | 'refused'

/**
 * Returns the contact's link and the words around it, in the language the contact wrote in, else the contact's own,
 * else that of the phone number's country, else the business's.
 * @param topic the topic that the link names; a name that is none is left out, because the link is what counts
 */
export function flowReply(deps: Deps, answer: FlowAnswer, words: Words, topic: string | null = null): FlowReply {
  const { config, contact, sourceNumber, spokenLocale } = answer
  const locale = contactLocale(config, contact.phone, spokenLocale, contact.locale)
  const url = contactLink(deps, {
    business: config,
    contactId: contact.id,
    linkEpoch: contact.linkEpoch,
    sourceNumber,
    language: localeToByte(locale),
    topic: firstOf(config, topic)?.key,
    ...(answer.said?.kind === 'receipt' ? { receipt: { changeId: answer.said.change.id, locale } } : {}),
  })
  if (answer.said) return { url, text: textOfSaid(answer.said, config, locale, url) }
  const t = translatorOf(locale)
  const pausedUntil = words === 'returned' ? pauseOf(contact.pauseUntil, deps.clock.now()) : null
  // Said plainly, because "welcome back" and then silence would look like a fault.
  if (pausedUntil === 'open') return { url, text: t('chat.returnedPausedOpen', { business: config.name, url }) }
  if (pausedUntil !== null) {
    const date = formatInstant(pausedUntil, 'date', locale, config.timeZone)
    return { url, text: t('chat.returnedPaused', { business: config.name, date, url }) }
  }
  return { url, text: textOf(words, config, locale, url) }
}

/**
 * Returns what the reply says about a confirmation, a question, a code or a receipt; all but the code end with the
 * link.
 */
function textOfSaid(said: FlowSaid, config: FlowAnswer['config'], locale: Locale, url: string): string {
  const t = translatorOf(locale)
  const topics = config.topics.filter(({ id }) => 'topicIds' in said && said.topicIds.includes(id))
  switch (said.kind) {
    case 'confirmed': {
      const names = topics.map((topic) => topicWords(config, topic, locale).name)
      return `${t('saved.on', { topics: formatList(names, locale) })} ${t('chat.here', { url })}`
    }
    case 'asked':
      return `${questionText(config, topics, locale)}\n${t('chat.askWord', { word: CONFIRM_WORDS[locale], url })}`
    case 'not_open':
      return `${t('chat.notOpen')} ${t('chat.here', { url })}`
    case 'receipt':
      return `${receiptText(said.change, config, locale)}\n${url}`
    case 'code':
      return said.code === null ? t('chat.tooManyCodes') : t('chat.code', { code: said.code, business: config.name })
  }
}

/** Returns the sentence after a stop that says what still comes: the required topics. */
function textOf(words: Words, config: FlowAnswer['config'], locale: Locale, url: string): string {
  const t = translatorOf(locale)
  if (words === 'stopped') {
    const one = config.topics.some(({ policy, archived }) => policy !== 'required' && !archived)
    const back = one ? ` ${t('chat.comeBack', { keyword: t('keyword.return') })}` : ''
    return `${stoppedSentenceOf(config, locale)} ${t('chat.afterStop', { url })}${back}`
  }
  return t(`chat.${words}`, { business: config.name, url })
}

function pauseOf(until: number | null, now: number): number | 'open' | null {
  if (until === null || until <= now) return null
  return until >= FOREVER ? 'open' : until
}

/** Returns the reply to a call of the simulator, with a link that leads nowhere and can change nothing. */
export function simulatedReply(deps: Deps, { config, locale }: FlowSimulation, words: Words): FlowReply {
  const url = deps.settings.baseUrl + paths.simulated()
  return { url, text: textOf(words, config, locale, url) }
}
