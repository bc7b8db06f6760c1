import type { Tx } from '@/db/client'
import type { BusinessConfig, TopicConfig } from '@/db/queries/business/config'
import { findSenderNamed } from '@/db/queries/messages/senders'
import { findTemplatesNamed } from '@/db/queries/templates/templates'
import { readGraphLanguage } from '@/lib/backends/whatsapp/send'
import type { Category, Topic } from '@/lib/consent/types'
import { findTopic } from '@/lib/find-topic'

/** What is asked about: a topic by its key or id, or a template as WhatsApp names it (`es_MX` and `es-MX` are one language). */
export type SubjectRequest = { topic: string } | { template: { name: string; language?: string } }

export interface Subject {
  /** Null: a template that is tied to no topic, of a business that sends those as marketing. */
  topic: TopicConfig | null
  /** The template's; none when a topic is asked about. */
  category?: Category
  senderId?: string
}

export type SubjectResult =
  | { outcome: 'found'; subject: Subject }
  | { outcome: 'unknown_topic' }
  | { outcome: 'unknown_sender' }
  | { outcome: 'unknown_template' }

/**
 * What stands for the topic of a template that has none (`unknownTemplate: 'as_marketing'`): nobody has answered it, so what holds for
 * every topic decides: erasure, release, stop, pause, and Meta's own stop.
 */
export const NO_TOPIC: Topic = { id: '', category: 'marketing', policy: 'opt_out', paused: false }

/**
 * Finds what is asked about in the business of `config`, which must be of this moment. An archived topic is none: people can't refuse it
 * any more, so nothing may be sent of it.
 * @param sender our id of it, or Meta's phone-number id
 */
export async function findSubject(
  tx: Tx,
  config: BusinessConfig,
  request: SubjectRequest,
  sender?: string,
): Promise<SubjectResult> {
  const senderId = sender === undefined ? undefined : await findSenderNamed(tx, config.id, sender)
  if (senderId === null) return { outcome: 'unknown_sender' }
  if ('topic' in request) {
    const topic = findLiveTopic(config, request.topic)
    return topic ? { outcome: 'found', subject: { topic, senderId } } : { outcome: 'unknown_topic' }
  }
  const { name, language } = request.template
  const templates = await findTemplatesNamed(
    tx,
    config.id,
    name,
    language === undefined ? null : readGraphLanguage(language),
  )
  return templateSubject(config, templates, senderId)
}

/** The topic that a name means, unless it is archived. */
export function findLiveTopic(config: BusinessConfig, name: string): TopicConfig | null {
  const topic = findTopic(config, name)
  return topic && !topic.archived ? topic : null
}

export interface NamedTemplate {
  topicId: string | null
  category: Category
}

/**
 * The subject that templates of one name make; several when no language was given. Marketing if any of them is, and of the topic that all
 * of them have: where they differ, nobody can say which is meant.
 */
export function templateSubject(
  config: BusinessConfig,
  templates: readonly NamedTemplate[],
  senderId: string | undefined,
): SubjectResult {
  const [topicId, ...others] = new Set(templates.map((template) => template.topicId))
  const topic = others.length === 0 ? config.topics.find(({ id, archived }) => id === topicId && !archived) : undefined
  if (topic) {
    const isMarketing = templates.some(({ category }) => category === 'marketing')
    const category = isMarketing ? 'marketing' : templates[0]?.category
    return { outcome: 'found', subject: { topic, category, senderId } }
  }
  if (config.unknownTemplate === 'refuse') return { outcome: 'unknown_template' }
  return { outcome: 'found', subject: { topic: null, category: 'marketing', senderId } }
}
