import type { z } from 'zod'
import type { TopicView } from '@/lib/api/schemas'
import type { TopicConfig } from '@/lib/services/business/read-topics'

/** Returns a topic as the API shows it, field by field, so that a new internal field is not published by itself. */
export function presentTopic(topic: TopicConfig): z.infer<typeof TopicView> {
  const texts = Object.entries(topic.texts).flatMap(([locale, text]) => (text ? [[locale, text] as const] : []))
  return {
    id: topic.id,
    key: topic.key,
    category: topic.category,
    policy: topic.policy,
    legal_basis: topic.legalBasis,
    paused: topic.paused,
    archived: topic.archived,
    listed: topic.listed,
    sources: [...topic.listedSources],
    texts: Object.fromEntries(
      texts.map(([locale, { name, description, frequency, reason }]) => [
        locale,
        { name, description, frequency, ...(reason === undefined ? {} : { reason }) },
      ]),
    ),
  }
}
