import type { TemplateScene, TopicOption } from '@/components/console/templates/scene'
import type { SignedIn } from '@/lib/auth/signed-in'
import { TEMPLATES } from '@/lib/i18n/console/templates/words'
import type { TemplateDetails } from '@/lib/services/templates/read-template'
import type { BoardTopic } from '@/lib/services/templates/read-template-board'
import { topicName } from '../../_page/topic-name'

/** Returns how the screens of templates speak to a member. */
export function sceneOf({ locale, business }: SignedIn): TemplateScene {
  return { words: TEMPLATES[locale], locale, timeZone: business.timeZone, businessId: business.id }
}

/** Returns the topics that templates are tied to or can be tied to. */
export function topicOptions(
  topics: readonly Pick<BoardTopic, 'id' | 'key' | 'texts' | 'archived'>[],
  { locale, words }: Pick<TemplateScene, 'locale' | 'words'>,
): TopicOption[] {
  return topics.map((topic) => {
    const name = topicName(topic, locale)
    return { id: topic.id, name: topic.archived ? words.archivedTopic(name) : name, isArchived: topic.archived }
  })
}

/** Returns the topics of a template's languages that can be paused: not those that are required or archived. */
export function pausableTopics(
  languages: readonly { topicId: string | null }[],
  topics: TemplateDetails['topics'],
  locale: TemplateScene['locale'],
): { id: string; name: string; isPaused: boolean }[] {
  const own = new Set(languages.map(({ topicId }) => topicId))
  return topics
    .filter(({ id, archived, policy }) => own.has(id) && !archived && policy !== 'required')
    .map((topic) => ({ id: topic.id, name: topicName(topic, locale), isPaused: topic.paused }))
}
