import type { Tx } from '@/db/client'
import type { BusinessConfig, TopicConfig } from '@/db/queries/business/config'
import type { AskedAnswer } from '@/db/queries/decisions/ask'
import { findSenderNamed } from '@/db/queries/messages/senders'
import { findTemplatesNamed, type TemplateRow } from '@/db/queries/templates/templates'
import { readGraphLanguage } from '@/lib/backends/whatsapp/send'
import type { Category, Topic } from '@/lib/consent/types'
import { findTopic } from '@/lib/find-topic'

/**
 * What a check is about: a topic by its key or id, or a template by WhatsApp's name for it (`es_MX` and `es-MX` are one
 * language).
 */
export type SubjectRequest = { topic: string } | { template: { name: string; language?: string } }

/** The subject of a check, with a topic as it is now, or as it was at another time. */
export interface SubjectWith<OfTopic> {
  /** Null for a template that is tied to no topic, if the business sends those as marketing. */
  topic: OfTopic | null
  /** The category of the template; undefined if the check is about a topic. */
  category?: Category
  /** The business paused the template. */
  templatePaused?: boolean
  senderId?: string
}

export type Subject = SubjectWith<TopicConfig>

export type SubjectResultWith<OfTopic> =
  | { outcome: 'found'; subject: SubjectWith<OfTopic> }
  | { outcome: 'unknown_topic' }
  | { outcome: 'unknown_sender' }
  | { outcome: 'unknown_template' }

export type SubjectResult = SubjectResultWith<TopicConfig>

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
  return templateSubject(config, asNow(await findAsked(tx, config.id, request.template)), senderId)
}

/**
 * Returns the templates that a request names, and the other languages of the name where the one that is asked about is
 * tied to no topic or is not known.
 */
async function findAsked(
  tx: Tx,
  businessId: string,
  { name, language }: { name: string; language?: string },
): Promise<AskedTemplates<TemplateRow>> {
  if (language === undefined) return { asked: await findTemplatesNamed(tx, businessId, name, null), others: [] }
  const wanted = readGraphLanguage(language)
  const asked = await findTemplatesNamed(tx, businessId, name, wanted)
  if (asked.some(({ topicId }) => topicId !== null)) return { asked, others: [] }
  const all = await findTemplatesNamed(tx, businessId, name, null)
  return { asked, others: all.filter((template) => template.language !== wanted) }
}

function asNow({ asked, others }: AskedTemplates<TemplateRow>): AskedTemplates {
  const named = ({ topicId, category, pausedAt }: TemplateRow) => ({ topicId, category, paused: pausedAt !== null })
  return { asked: asked.map(named), others: others.map(named) }
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

/** The templates that a check is about, and languages of the same name that it did not ask about. */
export interface AskedTemplates<Template = NamedTemplate> {
  asked: readonly Template[]
  others: readonly Template[]
}

/** Returns the templates of an answer of the database. */
export const askedOf = ({ templates, others }: Pick<AskedAnswer, 'templates' | 'others'>): AskedTemplates => ({
  asked: templates ?? [],
  others: others ?? [],
})

/**
 * Returns what the templates of a check are together; there are several if no language was given. They are marketing if
 * any of them is, and paused if any of them is. Where the business sends templates without a topic as marketing, a
 * language without a topic has the topics of the other languages of its name: people who have refused them would get
 * the same message in the new language. A language that is not known counts as marketing, and is paused if all others
 * are, as it will be once it is known.
 */
export function togetherOf(
  { asked, others }: AskedTemplates,
  unknownTemplate: BusinessConfig['unknownTemplate'],
): { topicIds: readonly (string | null)[]; category: Category; paused: boolean } {
  const tied = (templates: readonly NamedTemplate[]) => templates.filter(({ topicId }) => topicId !== null)
  const following = tied(asked).length > 0 ? tied(asked) : tied(others)
  const deciding = unknownTemplate === 'as_marketing' ? following : asked
  const isMarketing = asked.some(({ category }) => category === 'marketing')
  return {
    topicIds: [...new Set(deciding.map(({ topicId }) => topicId))],
    category: isMarketing ? 'marketing' : (asked[0]?.category ?? 'marketing'),
    paused:
      asked.length > 0 ? asked.some(({ paused }) => paused) : others.length > 0 && others.every((one) => one.paused),
  }
}

/** Returns the subject for the templates of one name, by the current configuration. */
export const templateSubject = (
  { topics, closesAt, unknownTemplate }: BusinessConfig,
  templates: AskedTemplates,
  senderId: string | undefined,
): SubjectResult => subjectFrom({ topics, isClosing: closesAt !== null, unknownTemplate }, templates, senderId)

/**
 * Returns the subject for the templates of one name. Its topic is the one that all of them have; if they differ, or if
 * it is archived, the template is refused, however templates without a topic are treated: without its topic it would be
 * sent to those who have refused that topic.
 */
export function subjectFrom<OfTopic extends { id: string; archived: boolean }>(
  {
    topics,
    isClosing,
    unknownTemplate,
  }: {
    topics: readonly OfTopic[]
    /** Whether the business is being closed, or is closed. */
    isClosing: boolean
    unknownTemplate: BusinessConfig['unknownTemplate']
  },
  templates: AskedTemplates,
  senderId: string | undefined,
): SubjectResultWith<OfTopic> {
  const { topicIds, category, paused: templatePaused } = togetherOf(templates, unknownTemplate)
  const [topicId, ...others] = topicIds
  const topic = others.length === 0 ? topics.find(({ id, archived }) => id === topicId && !archived) : undefined
  if (topic) return { outcome: 'found', subject: { topic, category, templatePaused, senderId } }
  const isTied = topicIds.some((id) => id !== null)
  if (isTied || isClosing || unknownTemplate === 'refuse') return { outcome: 'unknown_template' }
  return { outcome: 'found', subject: { topic: null, category: 'marketing', templatePaused, senderId } }
}
