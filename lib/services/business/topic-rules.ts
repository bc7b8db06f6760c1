import type { BusinessConfig, TopicConfig } from '@/db/queries/business/config'
import { MOST_TOPICS, readTopicDefinition, type TopicDefinition } from './business-definition'

/** What is wrong with a topic, one sentence for each fault, by its place and never by its value. */
export type TopicReading = { ok: true; topic: TopicDefinition } | { ok: false; problems: string[] }

/**
 * Reads what a topic is to be, by the rules of a business's file: with texts in each language of the business and in no
 * other.
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

/** Whether the page of a business has no room for one topic more. */
export const isFull = ({ topics }: Pick<BusinessConfig, 'topics'>) =>
  topics.filter(({ archived }) => !archived).length >= MOST_TOPICS

/** The topic of a definition, as it is stored. */
export const storedTopic = ({ legalBasis, category, policy, texts }: Omit<TopicDefinition, 'key'>) => ({
  category,
  policy,
  legalBasis: legalBasis ?? null,
  texts: texts as TopicConfig['texts'],
})

/**
 * Of texts by language those in the languages of the business. Others are left from languages that it gave up: nobody
 * sees them.
 */
export function spoken<T>(texts: Partial<Record<string, T>>, { locales }: Pick<BusinessConfig, 'locales'>) {
  return Object.fromEntries(Object.entries(texts).filter(([locale]) => locales.includes(locale)))
}
