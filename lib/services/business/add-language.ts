import { brandOf, updateBrand } from '@/db/queries/business/brand'
import { updateTopic } from '@/db/queries/business/topic-changes'
import type { TopicContent } from '@/db/queries/business/topic-versions'
import type { Caller } from '@/lib/services/callers/caller'
import type { NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { languagesOf } from './change-brand'
import { changePage } from './change-page'
import { readTopic, spoken, storedTopic } from './topic-rules'

export type AddedLanguage =
  | { outcome: 'added' }
  /** The business speaks it already. */
  | { outcome: 'unchanged' }
  /** One sentence for each fault; its place is `<topic id>.<text>`. */
  | { outcome: 'not_valid'; problems: string[] }
  | NotAllowed

type Text = NonNullable<TopicContent['texts'][string]>

/**
 * Adds a language to the page, with the texts of every topic in it, all at once: a page is never half in a language. A
 * topic that is not given keeps the text that it had when the business spoke the language before.
 */
export async function addLanguage(
  deps: Deps,
  caller: Caller,
  locale: string,
  texts: Readonly<Record<string, Text>>,
): Promise<AddedLanguage> {
  const { businessId } = caller
  return changePage<AddedLanguage>(deps, caller, 'brand.write', async (tx, config) => {
    const before = languagesOf(config)
    if (before.includes(locale)) return { result: { outcome: 'unchanged' }, entry: null }
    const locales = [...before, locale]
    const written = config.topics
      .filter(({ archived }) => !archived)
      .map((topic) => {
        const { key, category, policy, legalBasis } = topic
        const all = { ...topic.texts, ...(texts[topic.id] && { [locale]: texts[topic.id] }) }
        const basis = legalBasis === null ? {} : { legalBasis }
        return {
          topic,
          all,
          read: readTopic({ key, category, policy, ...basis, texts: spoken(all, { locales }) }, { locales }),
        }
      })
    const problems = written.flatMap(({ topic, read }) =>
      read.ok ? [] : read.problems.map((problem) => problem.replace(`texts.${locale}`, topic.id)),
    )
    if (problems.length > 0) return { result: { outcome: 'not_valid', problems }, entry: null }
    for (const { topic, all, read } of written) {
      if (!read.ok || !texts[topic.id]) continue
      const stored = storedTopic(read.topic)
      await updateTopic(tx, businessId, topic.id, { ...stored, texts: { ...all, ...stored.texts } }, deps.clock.now())
    }
    await updateBrand(tx, businessId, { ...brandOf(config), locales })
    const changes = { locales: { from: before, to: locales } }
    const entry = { action: 'brand.changed', subject: { kind: 'business', id: businessId }, changes } as const
    return { result: { outcome: 'added' }, entry, topicIds: written.map(({ topic }) => topic.id) }
  })
}
