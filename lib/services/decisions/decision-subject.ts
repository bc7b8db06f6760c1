import type { Tx } from '@/db/client'
import type { BusinessConfig, TopicConfig } from '@/db/queries/business/config'
import { findSenderNamed } from '@/db/queries/messages/senders'
import { findTemplatesNamed } from '@/db/queries/templates/templates'
import { readGraphLanguage } from '@/lib/backends/whatsapp/send'
import type { Category, Topic } from '@/lib/consent/types'
import { findTopic } from '@/lib/find-topic'

/**
 * What a check is about: a topic by its key or id, or a template by WhatsApp's name for it (`es_MX` and `es-MX` are one
 * language).
 */
export type SubjectRequest = { topic: string } | { template: { name: string; language?: string } }

export interface Subject {
  /** Null for a template that is tied to no topic, if the business sends those as marketing. */
  topic: TopicConfig | null
  /** The category of the template; undefined if the check is about a topic. */
  category?: Category
  /** The business paused the template. */
  templatePaused?: boolean
  senderId?: string
}

export type SubjectResult =
  | { outcome: 'found'; subject: Subject }
  | { outcome: 'unknown_topic' }
  | { outcome: 'unknown_sender' }
  | { outcome: 'unknown_template' }

/**
 * The topic that is used for a template without one (`unknownTemplate: 'as_marketing'`). It has no answers, so what
 * applies to every topic decides: erasure, release, stop, pause, and WhatsApp's own stop.
 */
export const NO_TOPIC: Topic = { id: '', category: 'marketing', policy: 'opt_out', paused: false }

/**
 * Finds the subject of a check in the business of `config`, which must be the current configuration. An archived topic
 * is not found: people can no longer refuse it on the page, so nothing may be sent about it.
 * @param sender our id of the sender, or Meta's phone number id
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
  const named = templates.map(({ topicId, category, pausedAt }) => ({ topicId, category, paused: pausedAt !== null }))
  return templateSubject(config, named, senderId)
}

/** Returns the topic with this id or key, unless it is archived. */
export function findLiveTopic(config: BusinessConfig, name: string): TopicConfig | null {
  const topic = findTopic(config, name)
  return topic && !topic.archived ? topic : null
}

export interface NamedTemplate {
  topicId: string | null
  category: Category
  paused: boolean
}

/**
 * Returns the subject for the templates of one name; there are several if no language was given. It is marketing if any
 * of them is, and paused if any of them is. Its topic is the one that all of them have; if they differ, or if it is
 * archived, the template is refused, however templates without a topic are treated: without its topic it would be sent
 * to those who have refused that topic.
 */
export function templateSubject(
  config: BusinessConfig,
  templates: readonly NamedTemplate[],
  senderId: string | undefined,
): SubjectResult {
  const [topicId, ...others] = new Set(templates.map((template) => template.topicId))
  const topic = others.length === 0 ? config.topics.find(({ id, archived }) => id === topicId && !archived) : undefined
  const templatePaused = templates.some(({ paused }) => paused)
  if (topic) {
    const isMarketing = templates.some(({ category }) => category === 'marketing')
    const category = isMarketing ? 'marketing' : templates[0]?.category
    return { outcome: 'found', subject: { topic, category, templatePaused, senderId } }
  }
  const isTied = templates.some((template) => template.topicId !== null)
  if (isTied || config.closesAt !== null || config.unknownTemplate === 'refuse') return { outcome: 'unknown_template' }
  return { outcome: 'found', subject: { topic: null, category: 'marketing', templatePaused, senderId } }
}
