import type { BusinessConfig, TopicConfig } from '@/db/queries/business/config'
import { normaliseKeyword } from '@/lib/consent/keywords'
import type { TopicNames } from '@/lib/consent/phrases/topics'
import { understand } from '@/lib/consent/phrases/understand'
import type { ChangeKind, Statement } from '@/lib/consent/types'
import { findTopic } from '@/lib/find-topic'
import type { Locale } from '@/lib/i18n/locales'
import type { Locked, ChangeContent } from '@/lib/services/changes/change-request'

/** What a person asks for by what they wrote or tapped. */
export interface Intent {
  outcome: 'stop' | 'return' | 'refuse_marketing' | 'refuse_topic' | 'unsure' | 'none'
  /** Of `refuse_topic`: each of them was refused. */
  topicIds: readonly string[]
  /** The language of what was written, when it tells one. */
  locale: string | null
}

export const NOTHING: Intent = { outcome: 'none', topicIds: [], locale: null }

const OUTCOMES = {
  refuse_all: 'stop',
  refuse_marketing: 'refuse_marketing',
  refuse_topic: 'refuse_topic',
  return: 'return',
  unsure: 'unsure',
  ordinary: 'none',
} as const

/** The engine keeps an index for each array of names, so a configuration's must stay the same array. */
const namesOf = new WeakMap<readonly TopicConfig[], readonly TopicNames[]>()

/**
 * What people write, for a business with these topics. The one place where sentences are given a meaning.
 * @param locale the person's language, as far as it is known
 */
export function understandText(
  text: string,
  { topics, name }: Pick<BusinessConfig, 'topics' | 'name'>,
  locale: Locale | null = null,
): Intent {
  const names = namesOf.get(topics) ?? topics.filter((topic) => !topic.archived).map(topicNames)
  namesOf.set(topics, names)
  const understood = understand(text, { topics: names, business: name, ...(locale ? { locale } : {}) })
  return { outcome: OUTCOMES[understood.outcome], topicIds: understood.topicIds, locale: understood.locale }
}

function topicNames({ id, key, texts }: TopicConfig): TopicNames {
  return { id, key, names: Object.values(texts).flatMap((text) => (text ? [text.name] : [])) }
}

/** What kind of change was asked for; null when none was. */
export function kindOfIntent({ outcome }: Pick<Intent, 'outcome'>): ChangeKind | null {
  if (outcome === 'none' || outcome === 'unsure') return null
  return outcome === 'stop' || outcome === 'return' ? outcome : 'preferences'
}

/** What was asked for, as a change says it of the topics of its own moment. */
export function statementsOfIntent(meant: Pick<Intent, 'outcome' | 'topicIds'>) {
  return ({ config }: Pick<Locked, 'config'>): ChangeContent | null => {
    const statements = statementsMeant(meant, config)
    return statements.length > 0 ? { statements } : null
  }
}

function statementsMeant(
  { outcome, topicIds }: Pick<Intent, 'outcome' | 'topicIds'>,
  { topics }: BusinessConfig,
): Statement[] {
  const refusals = (ids: readonly string[]) =>
    ids.map((topicId): Statement => ({ on: 'answer', topicId, answer: 'out' }))
  switch (outcome) {
    case 'stop':
      return [{ on: 'stop', value: true }]
    case 'return':
      return [{ on: 'stop', value: false }]
    case 'refuse_topic':
      return refusals(topicIds)
    case 'refuse_marketing':
      return refusals(topics.filter(({ category }) => category === 'marketing').map(({ id }) => id))
    case 'unsure':
    case 'none':
      return []
  }
}

/** What the payload of a button or a row says; null when it is none of ours, and then its words are read. */
export function understandPayload(payload: string, config: Pick<BusinessConfig, 'topics'>): Intent | null {
  const name = /^optout:(.+)$/i.exec(payload.trim())?.[1]
  if (name === undefined) return null
  if (name.trim().toLowerCase() === 'all') return { ...NOTHING, outcome: 'stop' }
  const topic = findTopic(config, name)
  if (topic) return { ...NOTHING, outcome: 'refuse_topic', topicIds: [topic.id] }
  // A button for a topic that is called something else by now: something was refused, and offers are the least it can have been.
  return { ...NOTHING, outcome: 'refuse_marketing' }
}

/** Whether somebody asks for their link: the payload `prefs`, or the business's own word for it. */
export function asksForLink(text: string, config: Pick<BusinessConfig, 'linkKeywords'>): boolean {
  const asked = normaliseKeyword(text)
  return (
    asked === 'prefs' || Object.values(config.linkKeywords).some((word) => word && normaliseKeyword(word) === asked)
  )
}

/** What a message comes to. `link`: the person asks for their page. */
export type MessageIntent = Intent | { outcome: 'link' }
