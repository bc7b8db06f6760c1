import type { Tx } from '@/db/client'
import type { BusinessConfig } from '@/db/queries/business/config'
import { type PastFact, type PastTopic, readTemplateFacts, readTopicsAt } from '@/db/queries/decisions/past'
import { findSenderNamed } from '@/db/queries/messages/senders'
import { findTemplatesNamed, type TemplateRow } from '@/db/queries/templates/templates'
import { readGraphLanguage } from '@/lib/backends/whatsapp/send'
import { readCategory } from '@/lib/backends/whatsapp/templates'
import type { Instant } from '@/lib/consent/types'
import { findTopic } from '@/lib/find-topic'
import {
  type NamedTemplate,
  subjectFrom,
  type SubjectRequest,
  type SubjectResultWith,
  type SubjectWith,
} from './decision-subject'

export type PastSubject = SubjectWith<PastTopic>

/**
 * The same as `findSubject` at a past moment, with topics and templates as they were then. Two things of the past are
 * not kept, and are taken as they are now: the keys of topics, and how the business treats templates without a topic.
 */
export async function findSubjectAt(
  tx: Tx,
  config: BusinessConfig,
  request: SubjectRequest,
  at: Instant,
  sender?: string,
): Promise<SubjectResultWith<PastTopic>> {
  const senderId = sender === undefined ? undefined : await findSenderNamed(tx, config.id, sender)
  if (senderId === null) return { outcome: 'unknown_sender' }
  const topics = (await readTopicsAt(tx, config.id, at)).filter((topic) => !topic.archived)
  if ('topic' in request) {
    const topic = findTopic({ topics }, request.topic)
    return topic ? { outcome: 'found', subject: { topic, senderId } } : { outcome: 'unknown_topic' }
  }
  const { name, language } = request.template
  const all = await findTemplatesNamed(tx, config.id, name, null)
  const wanted = language === undefined ? null : readGraphLanguage(language)
  const isAsked = (row: TemplateRow) => wanted === null || row.language === wanted
  const templates = {
    asked: await templatesAt(tx, config.id, all.filter(isAsked), at),
    others: await templatesAt(
      tx,
      config.id,
      all.filter((row) => !isAsked(row)),
      at,
    ),
  }
  const { unknownTemplate } = config
  return subjectFrom({ topics, isClosing: topics.some(({ closed }) => closed), unknownTemplate }, templates, senderId)
}

/** Returns the templates that were known by then, with the topic and the category that they had then. */
async function templatesAt(
  tx: Tx,
  businessId: string,
  rows: readonly TemplateRow[],
  at: Instant,
): Promise<NamedTemplate[]> {
  const known = rows.filter((row) => row.firstSeenAt <= at)
  const facts = await readTemplateFacts(
    tx,
    businessId,
    known.map((row) => row.id),
  )
  return known.map((row) => {
    const own = facts.filter((fact) => fact.templateId === row.id).flatMap(inOurWords)
    const topicId = factAt(own, 'topic', at, row.topicId)
    const category = factAt(own, 'category', at, row.category)
    return {
      topicId: typeof topicId === 'string' ? topicId : null,
      // An unknown category counts as marketing, as it does for a new template.
      category: readCategory(category) ?? 'marketing',
      paused: factAt(own, 'pause', at, row.pausedAt !== null) === true,
    }
  })
}

/**
 * Returns a fact in our words: WhatsApp names the category before a change in its own, and in the warning of a change
 * only the one that the template still has. A word that we don't know has changed nothing, and says nothing.
 */
export function inOurWords(fact: PastFact): PastFact[] {
  if (fact.kind !== 'category') return [fact]
  const category = readCategory(fact.value['category'])
  const isWarning = typeof fact.value['pending'] === 'string'
  const previous = readCategory(fact.value['previous']) ?? (isWarning ? category : null)
  return category ? [{ ...fact, value: { category, previous } }] : []
}

/** The field of an event that holds the fact. */
const FIELDS = { topic: 'topicId', category: 'category', pause: 'paused' } as const satisfies Record<
  PastFact['kind'],
  string
>

/**
 * Returns what was known of one fact at a past moment: the last event of those recorded by then; else what the first
 * event recorded later names as the previous value; else the current value, because it never changed.
 */
export function factAt(facts: readonly PastFact[], kind: PastFact['kind'], at: Instant, now: unknown): unknown {
  const own = facts.filter((fact) => fact.kind === kind)
  const field = FIELDS[kind]
  const last = own.findLast((fact) => fact.recordedAt <= at)
  if (last) return last.value[field]
  const [next] = own.toSorted((a, b) => a.recordedAt - b.recordedAt)
  return next ? next.value['previous'] : now
}
