import type { Tx } from '@/db/client'
import { lockBusiness } from '@/db/queries/business/brand'
import { raiseConfigVersion } from '@/db/queries/business/notices'
import { lockTopic } from '@/db/queries/business/topics'
import { findTemplateLanguages, type ListedTemplateRow, listTemplates } from '@/db/queries/templates/template-list'
import {
  insertTemplateEvent,
  lockTemplate,
  type TemplateRow,
  tieTemplate,
  updateTemplate,
} from '@/db/queries/templates/templates'
import { readGraphLanguage } from '@/lib/backends/whatsapp/send'
import type { Category, Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'

/** The most languages of a template that the audit log names. */
const MOST_NAMED = 20

export interface TemplateMapping {
  name: string
  /** `en_US` or `en-US`; if undefined, every language that is known. */
  language?: string
  /** The topic's id or key; null to tie the template to no topic. Never empty. */
  topic: string | null
  /** Topics of single languages, in place of `topic`: what a mapping is put back to. */
  byLanguage?: Readonly<Record<string, string | null>>
  /** Used only while WhatsApp has sent nothing about the template. */
  category?: Category
}

export type MappingResult =
  | { outcome: 'mapped'; templates: ListedTemplateRow[] }
  /** `language_missing`: no language of the template is known, and none was given. */
  | { outcome: 'unknown_topic' | 'language_missing' }
  | NotAllowed

/**
 * Ties a template to a topic, and creates the template if WhatsApp has not sent anything about it yet. The tie is
 * recorded as an event (`topic`, with `topicId` and `previous`), so that a check for an earlier time knows the topic of
 * that time. Returns the templates as they are now.
 */
export async function mapTemplate(deps: Deps, caller: Caller, mapping: TemplateMapping): Promise<MappingResult> {
  const { name, topic, byLanguage = {}, category } = mapping
  const { businessId } = caller
  const now = deps.clock.now()
  return inBusinessFor(deps, caller, 'templates.write', async (tx): Promise<MappingResult> => {
    await lockBusiness(tx, businessId)
    const topicIds = new Map<string, string>()
    const named = [topic, ...Object.values(byLanguage)].flatMap((each) => each ?? [])
    // Always in the same order, so that two calls at once wait for each other without a deadlock.
    for (const each of [...new Set(named)].toSorted()) {
      const found = await lockTopic(tx, businessId, each)
      if (!found) return { outcome: 'unknown_topic' }
      topicIds.set(each, found.id)
    }
    const topicOf = (language: string) => {
      const wanted = Object.hasOwn(byLanguage, language) ? byLanguage[language] : topic
      return topicIds.get(wanted ?? '') ?? null
    }
    const languages = mapping.language
      ? [readGraphLanguage(mapping.language)]
      : await findTemplateLanguages(tx, businessId, name)
    if (languages.length === 0) return { outcome: 'language_missing' }
    const ids: string[] = []
    const changedIds: string[] = []
    for (const language of languages) {
      const { template, created } = await lockTemplate(tx, businessId, newId(), { name, language, category }, now)
      ids.push(template.id)
      const isTied = await tie(tx, businessId, template, topicOf(language), now)
      const isRecategorised = await categorise(tx, businessId, template, category, now)
      if (created || isTied || isRecategorised) changedIds.push(template.id)
    }
    // Processes that keep the templates in memory, as the gateway does, must read them again.
    const [id] = changedIds
    if (id !== undefined) {
      await raiseConfigVersion(tx, businessId)
      const changes = {
        name,
        languages: languages.slice(0, MOST_NAMED),
        topic: topicIds.get(topic ?? '') ?? null,
        ...(mapping.byLanguage ? { byLanguage } : {}),
        ...(category ? { category } : {}),
      }
      await recordAudit(deps, tx, caller, { action: 'template.mapped', subject: { kind: 'template', id }, changes })
    }
    return { outcome: 'mapped', templates: await listTemplates(tx, businessId, { ids, limit: ids.length }) }
  })
}

async function tie(
  tx: Tx,
  businessId: string,
  template: TemplateRow,
  topicId: string | null,
  now: Instant,
): Promise<boolean> {
  if (template.topicId === topicId) return false
  await tieTemplate(tx, businessId, template.id, topicId)
  const value = { topicId, previous: template.topicId }
  await insertTemplateEvent(tx, businessId, {
    id: newId(),
    templateId: template.id,
    kind: 'topic',
    value,
    occurredAt: now,
    recordedAt: now,
  })
  return true
}

/**
 * Sets the category that the business gave, unless WhatsApp has sent one: a business must not turn marketing into
 * something else.
 */
async function categorise(
  tx: Tx,
  businessId: string,
  template: TemplateRow,
  category: Category | undefined,
  now: Instant,
): Promise<boolean> {
  const isFromWhatsApp = template.providerId !== null || template.status !== null
  if (category === undefined || isFromWhatsApp || template.category === category) return false
  await updateTemplate(tx, businessId, template.id, { category })
  await insertTemplateEvent(tx, businessId, {
    id: newId(),
    templateId: template.id,
    kind: 'category',
    value: { category, previous: template.category, by: 'api' },
    occurredAt: now,
    recordedAt: now,
  })
  return true
}
