import { topicName } from '@/app/console/(signed-in)/_page/topic-name'
import type { TopicChoice } from '@/components/console/imports/view'
import type { Locale } from '@/lib/i18n/locales'

interface Topic {
  id: string
  key: string
  policy: string
  archived: boolean
  texts: Partial<Record<string, { name: string }>>
}

/** Returns the topics that people choose, with their names in the member's language, else in the business's first. */
export const topicChoices = (topics: readonly Topic[], locale: Locale, ownLocale: string): TopicChoice[] =>
  topics
    .filter(({ policy, archived }) => policy !== 'required' && !archived)
    .map((topic) => topicChoice(topic, locale, ownLocale))

const topicChoice = (topic: Topic, locale: Locale, ownLocale: string): TopicChoice => ({
  id: topic.id,
  name: topicName(topic, locale, ownLocale),
})
