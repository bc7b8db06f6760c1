import type { Locale } from './locales'
import { type NoticeBusiness, type NoticeTopic, topicWords } from './page-notice'
import { translatorOf } from './translator'

/** What fits into the body of a message with buttons (docs/reference/whatsapp.md, 2), in characters. */
const MOST_CHARS = 1024

type Business = Pick<NoticeBusiness, 'name' | 'defaultLocale'>
type Topic = Pick<NoticeTopic, 'key' | 'texts'>

/**
 * Returns the question whether a person wants these topics: each by its name with what comes and how often, as on the
 * page; by the names alone where that is too long. It is what the person saw when they confirmed.
 */
export function questionText(business: Business, topics: readonly Topic[], locale: Locale): string {
  const t = translatorOf(locale)
  const around = (lines: readonly string[]) =>
    [t('chat.ask', { business: business.name }), ...lines, t('chat.askAfter')].join('\n')
  const words = topics.map((topic) => topicWords(business, topic, locale))
  const whole = around(
    words.map(({ name, description, frequency }) =>
      t('chat.askLine', { topic: name, description: [description, frequency].filter(Boolean).join(' ') }),
    ),
  )
  return whole.length <= MOST_CHARS ? whole : around(words.map(({ name }) => `• ${name}`))
}
