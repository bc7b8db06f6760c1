import type { BusinessConfig } from '@/db/queries/business/config'
import type { TopicContent } from '@/db/queries/business/topic-versions'

/** What a member has typed and not saved. */
export interface PageDraft {
  /** `id` null: a topic that does not exist yet, which comes last. */
  topic?: { id: string | null; content: TopicContent }
  look?: Partial<Pick<BusinessConfig, 'name' | 'color' | 'privacyUrl' | 'helpUrl' | 'controller'>>
}

/** The id of a topic that does not exist yet, in a preview. */
const NEW_TOPIC = '00000000-0000-7000-8000-000000000000'

/** Returns the page as it would be with a draft. It is only for showing: the draft may break every rule. */
export function withDraft(page: BusinessConfig, { topic, look = {} }: PageDraft): BusinessConfig {
  const given = Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined))
  return { ...page, ...given, topics: topic ? withTopic(page.topics, topic) : page.topics }
}

function withTopic(topics: BusinessConfig['topics'], { id, content }: NonNullable<PageDraft['topic']>) {
  const known = topics.find((topic) => topic.id === id)
  if (!known) {
    const place = { paused: false, archived: false, listed: 'always' as const, listedSources: [] }
    const added = { ...content, ...place, id: NEW_TOPIC, key: 'new' }
    return [...topics, added]
  }
  const draft = { ...known, ...content, texts: { ...known.texts, ...content.texts } }
  return topics.map((topic) => (topic === known ? draft : topic))
}
