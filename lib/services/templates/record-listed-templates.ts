import { inBusiness, type Tx } from '@/db/client'
import {
  hasLaterEvent,
  insertTemplateEvent,
  lockTemplate,
  type TemplateEventKind,
  type TemplateRow,
  updateTemplate,
} from '@/db/queries/templates/templates'
import type { ListedTemplate } from '@/lib/backends/whatsapp/templates'
import type { Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import type { Deps } from '@/lib/services/deps'

/** What a list tells of a template, and what is kept as having happened when it differs from what we knew. */
const FACTS = ['status', 'quality', 'category'] as const satisfies readonly TemplateEventKind[]

/**
 * Brings our templates up to a list of WhatsApp's that was read at `readAt`, unless a webhook has told of something later. When we first saw a
 * template stays; each difference is kept as an event, because nobody may have told us of it. Returns how many are new and changed.
 */
export async function recordListedTemplates(
  deps: Pick<Deps, 'db'>,
  businessId: string,
  listed: readonly ListedTemplate[],
  readAt: Instant,
): Promise<{ created: number; changed: number }> {
  // In one order, so that two who list at once wait for each other and never in a circle.
  const sorted = listed.toSorted((a, b) => (a.name + a.language < b.name + b.language ? -1 : 1))
  return inBusiness(deps.db, businessId, async (tx) => {
    const counts = { created: 0, changed: 0 }
    for (const one of sorted) {
      const { template, created } = await lockTemplate(tx, businessId, newId(), one, readAt)
      if (created) counts.created += 1
      else if (await bringUp(tx, businessId, template, one, readAt)) counts.changed += 1
    }
    return counts
  })
}

async function bringUp(
  tx: Tx,
  businessId: string,
  template: TemplateRow,
  listed: ListedTemplate,
  readAt: Instant,
): Promise<boolean> {
  const news: Partial<Pick<ListedTemplate, (typeof FACTS)[number]>> = {}
  for (const kind of FACTS) {
    if (listed[kind] === null || listed[kind] === template[kind]) continue
    if (await hasLaterEvent(tx, businessId, template.id, kind, readAt)) continue
    Object.assign(news, { [kind]: listed[kind] })
    const value = { [kind]: listed[kind], previous: template[kind], by: 'list' }
    const event = { id: newId(), templateId: template.id, kind, value, occurredAt: readAt, recordedAt: readAt }
    await insertTemplateEvent(tx, businessId, event)
  }
  const isChanged = Object.keys(news).length > 0
  const { providerId, urlButtons } = listed
  const sameButtons = urlButtons === null || JSON.stringify(urlButtons) === JSON.stringify(buttonsOf(template))
  if (isChanged || providerId !== template.providerId || !sameButtons)
    await updateTemplate(tx, businessId, template.id, { ...news, providerId, urlButtons })
  return isChanged
}

/** PostgreSQL keeps the members of an object in an order of its own. */
function buttonsOf({ urlButtons }: TemplateRow): TemplateRow['urlButtons'] {
  return urlButtons && urlButtons.map(({ index, url }) => ({ index, url }))
}
