import type { Tx } from '@/db/client'
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
import { AppError } from '@/lib/errors'
import { newId } from '@/lib/ids'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessOrThrow } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'

/** Languages of a template that the audit log names. */
const MOST_TOLD = 20

export interface TemplateMapping {
  name: string
  /** `en_US` or `en-US`; without one every language that is known. */
  language?: string
  /** Id or key; null: none. */
  topic: string | null
  /** Counts only while WhatsApp has told nothing of the template. */
  category?: Category
}

/**
 * Ties a template to a topic, making it when WhatsApp has not told of it yet. The tie is kept as an event (`topic`, with `topicId` and
 * `previous`), so that a check about an earlier moment knows what held then. Returns the templates as they are now.
 * @throws AppError `not_allowed` (403), `topic_not_found` (404), `language_missing` (400)
 */
export async function mapTemplate(deps: Deps, caller: Caller, mapping: TemplateMapping): Promise<ListedTemplateRow[]> {
  const { name, topic, category } = mapping
  const { businessId } = caller
  const now = deps.clock.now()
  return inBusinessOrThrow(deps, caller, 'templates.write', async (tx) => {
    const topicId = topic === null ? null : await topicIdOf(tx, businessId, topic)
    const languages = mapping.language
      ? [readGraphLanguage(mapping.language)]
      : await findTemplateLanguages(tx, businessId, name)
    if (languages.length === 0) throw languageMissing()
    const ids: string[] = []
    const changedIds: string[] = []
    for (const language of languages) {
      const { template, created } = await lockTemplate(tx, businessId, newId(), { name, language, category }, now)
      ids.push(template.id)
      const isTied = await tie(tx, businessId, template, topicId, now)
      const isRecategorised = await categorise(tx, businessId, template, category, now)
      if (created || isTied || isRecategorised) changedIds.push(template.id)
    }
    // Processes that keep the templates in memory, the gateway's, look again.
    const [id] = changedIds
    if (id !== undefined) {
      await raiseConfigVersion(tx, businessId)
      const changes = {
        name,
        languages: languages.slice(0, MOST_TOLD),
        topic: topicId,
        ...(category ? { category } : {}),
      }
      await recordAudit(deps, tx, caller, { action: 'template.mapped', subject: { kind: 'template', id }, changes })
    }
    return listTemplates(tx, businessId, { ids, limit: ids.length })
  })
}

async function topicIdOf(tx: Tx, businessId: string, topic: string): Promise<string> {
  const found = await lockTopic(tx, businessId, topic)
  if (!found) throw new AppError('topic_not_found', { message: 'no such topic', status: 404 })
  return found.id
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

/** What WhatsApp told of a template stands: a business's own word must not turn marketing into something else. */
async function categorise(
  tx: Tx,
  businessId: string,
  template: TemplateRow,
  category: Category | undefined,
  now: Instant,
): Promise<boolean> {
  const isTold = template.providerId !== null || template.status !== null
  if (category === undefined || isTold || template.category === category) return false
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

function languageMissing(): AppError {
  return new AppError('language_missing', {
    message: 'a template that is not known was to be tied without a language',
    userMessage: 'No language of this template is known yet: give one.',
    status: 400,
  })
}
