import type { BusinessConfig, TopicConfig } from '@/db/queries/business/config'
import { MOST_TOPICS, readTopicDefinition, type TopicDefinition } from './business-definition'

/** A topic that was read, or its faults: one sentence for each, which names its place and never its value. */
export type TopicReading = { ok: true; topic: TopicDefinition } | { ok: false; problems: string[] }

/**
 * Reads the definition of a topic by the rules of a business's file: it must have texts in each language of the
 * business and in no other.
 */
export function readTopic(value: unknown, { locales }: Pick<BusinessConfig, 'locales'>): TopicReading {
  const read = readTopicDefinition(value)
  if (!read.ok) return read
  const problems = [
    ...locales.flatMap((locale) => (has(read.topic, locale) ? [] : [`texts.${locale} is missing`])),
    ...Object.keys(read.topic.texts)
      .filter((locale) => !locales.includes(locale))
      .map((locale) => `texts.${locale} is a language that the business does not speak`),
  ]
  return problems.length > 0 ? { ok: false, problems } : read
}

const has = ({ texts }: TopicDefinition, locale: string) =>
  Object.entries(texts).some(([name, text]) => name === locale && text !== undefined)

/** Returns whether the page of a business has no room for another topic. */
export const isFull = ({ topics }: Pick<BusinessConfig, 'topics'>) =>
  topics.filter(({ archived }) => !archived).length >= MOST_TOPICS

/** Returns the topic of a definition in the form in which it is stored. */
export const storedTopic = ({
  legalBasis,
  category,
  policy,
  texts,
}: Omit<TopicDefinition, 'key' | 'listed' | 'sources'>) => ({
  category,
  policy,
  legalBasis: legalBasis ?? null,
  texts: texts as TopicConfig['texts'],
})

/**
 * Returns those of the texts that are in a language of the business. A business may have texts in languages that it
 * gave up, which are not shown.
 */
export function spoken<T>(texts: Partial<Record<string, T>>, { locales }: Pick<BusinessConfig, 'locales'>) {
  return Object.fromEntries(Object.entries(texts).filter(([locale]) => locales.includes(locale)))
}
