import type { BusinessConfig, TopicConfig } from '@/db/queries/business/config'
import { normaliseKeyword } from '@/lib/consent/keywords'
import type { TopicNames } from '@/lib/consent/phrases/topics'
import { type ScoredIntent, understand } from '@/lib/consent/phrases/understand'
import { findTopic } from '@/lib/find-topic'
import { type Locale, readLocale } from '@/lib/i18n/locales'
import { saysAll, saysNone } from '@/lib/yes-and-no'
import { type Intent, NO_INTENT } from './intent'

/**
 * What the engine found (its words are also the labels of its training data), in the words of intents. A flow gets a
 * third word, by answer-flow-message.ts; docs/keywords.md has all three side by side.
 */
const INTENT_OF = {
  refuse_all: 'stop',
  refuse_marketing: 'refuse_marketing',
  refuse_topic: 'refuse_topic',
  return: 'return',
  unsure: 'unsure',
  ordinary: 'none',
} as const

/**
 * The names of each list of topics. The engine keeps an index for each array of names, so a configuration must always
 * have the same array.
 */
const namesOf = new WeakMap<readonly TopicConfig[], readonly TopicNames[]>()

/**
 * Returns the intent of a text that a person wrote to a business with these topics. Sentences are understood here and
 * nowhere else.
 * @param locale the person's language, as far as it is known
 */
export function understandText(
  text: string,
  { topics, name }: Pick<BusinessConfig, 'topics' | 'name'>,
  locale: Locale | null = null,
): Intent {
  const { outcome, topicIds, locale: spoken } = explainText(text, { topics, name }, locale)
  return { outcome: INTENT_OF[outcome], topicIds, locale: spoken }
}

/**
 * Returns the intent of a label of a button or a row. It is the business's own text, so only what it plainly says
 * counts: "Ofertas" names a row of a menu, and "Enviar de nuevo" is about a code.
 */
export function understandLabel(
  label: string,
  config: Pick<BusinessConfig, 'topics' | 'name'>,
  locale: Locale | null = null,
): Intent {
  return explainText(label, config, locale).isPlain ? understandText(label, config, locale) : NO_INTENT
}

export type ExplainedText = ScoredIntent

/** The same, with the rules and weights that decided, for a member who wants to know why. */
export function explainText(
  text: string,
  { topics, name }: Pick<BusinessConfig, 'topics' | 'name'>,
  locale: string | null = null,
): ExplainedText {
  const names = topicNamesOf(topics)
  const known = readLocale(locale)
  return understand(text, { topics: names, business: name, ...(known ? { locale: known } : {}) })
}

/** Returns the names of a business's topics, as people may write them. */
export function topicNamesOf(topics: readonly TopicConfig[]): readonly TopicNames[] {
  const names = namesOf.get(topics) ?? topics.filter((topic) => !topic.archived).map(topicNames)
  namesOf.set(topics, names)
  return names
}

function topicNames({ id, key, texts }: TopicConfig): TopicNames {
  return { id, key, names: Object.values(texts).flatMap((text) => (text ? [text.name] : [])) }
}

/**
 * Returns the intent of the payload of a button or a row; null when it is not one of ours, and then its words are read.
 */
export function understandPayload(payload: string, config: Pick<BusinessConfig, 'topics'>): Intent | null {
  const name = /^optout:(.+)$/i.exec(payload.trim())?.[1] ?? nameInSwitch(payload, config)
  if (name === undefined) return null
  if (name.trim().toLowerCase() === 'all') return { ...NO_INTENT, outcome: 'stop' }
  const topic = findTopic(config, name)
  if (topic) return { ...NO_INTENT, outcome: 'refuse_topic', topicIds: [topic.id] }
  if (saysAll(name)) return { ...NO_INTENT, outcome: 'stop' }
  // "None of these" is no topic, and whether it refuses nothing or wants nothing is for a person to judge.
  if (saysNone(name)) return { ...NO_INTENT, outcome: 'unsure' }
  // The payload names a topic that no longer exists. Something was refused, and offers are the least that it can have
  // been.
  return { ...NO_INTENT, outcome: 'refuse_marketing' }
}

/**
 * Returns the topic, or `all` in any language of the page, that an id names as the switches of a form do:
 * `optout_promos`, `opt-out:promos`. An id of this shape that names no topic of the business may be about anything.
 */
function nameInSwitch(payload: string, config: Pick<BusinessConfig, 'topics'>): string | undefined {
  const name = /^opt[_-]?out[_:-](.+)$/i.exec(payload.trim())?.[1]
  if (name === undefined) return undefined
  return saysAll(name) || findTopic(config, name) ? name : undefined
}

/** Returns whether a person asks for their link: by the payload `prefs`, or by the business's own keyword. */
export function asksForLink(text: string, config: Pick<BusinessConfig, 'linkKeywords'>): boolean {
  const words = normaliseKeyword(text)
  return (
    words === 'prefs' || Object.values(config.linkKeywords).some((word) => word && normaliseKeyword(word) === words)
  )
}
