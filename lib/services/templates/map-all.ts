import { inBusiness } from '@/db/client'
import { readConfig, type TopicConfig } from '@/db/queries/business/config'
import { readTemplateNamed } from '@/db/queries/templates/template-board'
import type { Caller } from '@/lib/services/callers/caller'
import { hasRight, NOT_ALLOWED, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { mapTemplate } from './map-template'

export type MappedAll =
  | {
      outcome: 'mapped'
      changed: boolean
      /** Null: the template is tied to none now, or its languages to several. */
      topic: Pick<TopicConfig, 'key' | 'texts'> | null
      /** The topic of each language before, by language: what an undo puts back. */
      previous: Record<string, string | null>
    }
  | { outcome: 'unknown_topic' | 'unknown_template' }

/**
 * Ties all known languages of a template to one topic, or with `byLanguage` each to its own; and returns what they were
 * tied to before.
 */
export async function mapAll(
  deps: Deps,
  caller: Caller,
  name: string,
  topicId: string | null,
  byLanguage: Readonly<Record<string, string | null>> = {},
): Promise<MappedAll | NotAllowed> {
  const { businessId } = caller
  if (!(await hasRight(deps, caller, 'templates.write'))) return NOT_ALLOWED
  const [row, config] = await inBusiness(deps.db, businessId, async (tx) => [
    await readTemplateNamed(tx, businessId, name),
    await readConfig(tx, businessId),
  ])
  if (!row) return { outcome: 'unknown_template' }
  const previous = Object.fromEntries(row.templates.map((each) => [each.language, each.topicId]))
  const wanted = Object.fromEntries(
    row.templates.map(({ language }) => [
      language,
      Object.hasOwn(byLanguage, language) ? byLanguage[language] : topicId,
    ]),
  )
  const changed = row.templates.some(({ language, topicId: before }) => wanted[language] !== before)
  const topic = config?.topics.find(({ id }) => id === topicId) ?? null
  if (!changed) return { outcome: 'mapped', changed, topic, previous }
  const mapped = await mapTemplate(deps, caller, { name, topic: topicId, byLanguage })
  if (mapped.outcome === 'unknown_topic') return { outcome: 'unknown_topic' }
  return mapped.outcome === 'language_missing'
    ? { outcome: 'unknown_template' }
    : { outcome: 'mapped', changed, topic, previous }
}
