import type { TopicConfig } from '@/db/queries/business/config'
import type { BusinessConfig } from '@/db/queries/business/config'
import type { Content } from '@/lib/backends/whatsapp/send'
import type { Locale } from '@/lib/i18n/locales'
import { topicWords } from '@/lib/i18n/page-notice'
import { questionText } from '@/lib/i18n/question-text'
import { translatorOf } from '@/lib/i18n/translator'

/** The most rows of a list. What does not fit is in the list that is opened next, when something was chosen. */
const MOST_ROWS = 10

/**
 * Returns the message that asks a person to confirm topics. With one topic there is nothing to choose from. Each button
 * names the request, so that it confirms what its message asked for and nothing else.
 */
export function questionContent(
  config: BusinessConfig,
  topics: readonly TopicConfig[],
  requestId: string,
  locale: Locale,
): Content {
  const t = translatorOf(locale)
  const several = topics.length > 1
  return {
    kind: 'buttons',
    text: questionText(config, topics, locale),
    buttons: [
      { id: `confirm:${requestId}`, title: t(several ? 'chat.askAll' : 'chat.askYes') },
      ...(several ? [{ id: `choose:${requestId}`, title: t('chat.askChoose') }] : []),
      { id: `decline:${requestId}`, title: t('chat.askNo') },
    ],
  }
}

/** Returns the topics of a question as a list; each choice confirms one of them. */
export function choicesContent(
  config: BusinessConfig,
  topics: readonly TopicConfig[],
  requestId: string,
  locale: Locale,
): Content {
  const t = translatorOf(locale)
  return {
    kind: 'list',
    text: t('chat.pick', { business: config.name }),
    button: t('chat.picks'),
    rows: topics.slice(0, MOST_ROWS).map((topic) => {
      const { name, description, frequency } = topicWords(config, topic, locale)
      return {
        id: `confirm:${requestId}:${topic.id}`,
        title: name,
        description: [description, frequency].filter(Boolean).join(' '),
      }
    }),
  }
}
