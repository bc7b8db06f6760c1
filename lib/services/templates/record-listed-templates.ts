import { isDeepStrictEqual } from 'node:util'
import { inBusiness, type Tx } from '@/db/client'
import { noteTemplateAccounts } from '@/db/queries/templates/template-board'
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
import { recordMetaAlerts } from '@/lib/services/template-alerts/meta-alerts'

/** The facts of a template that a list shows. A difference from what is stored is recorded as an event. */
const FACTS = ['status', 'quality', 'category'] as const satisfies readonly TemplateEventKind[]

/**
 * Updates our templates from WhatsApp's list, which was read at `readAt`, unless a webhook has brought something later.
 * The time at which we first saw a template stays. Each difference is recorded as an event, because the webhook about
 * it may have been lost. `accountId` is the backend whose list it is, if it is one. Returns how many templates are new
 * and how many changed.
 */
export async function recordListedTemplates(
  deps: Pick<Deps, 'db'>,
  businessId: string,
  listed: readonly ListedTemplate[],
  readAt: Instant,
  accountId: string | null = null,
): Promise<{ created: number; changed: number }> {
  // Always in the same order, so that two concurrent updates wait for each other without a deadlock.
  const sorted = listed.toSorted((a, b) => (a.name + a.language < b.name + b.language ? -1 : 1))
  return inBusiness(deps.db, businessId, async (tx) => {
    const counts = { created: 0, changed: 0 }
    const ids: string[] = []
    for (const one of sorted) {
      const { template, created } = await lockTemplate(tx, businessId, newId(), one, readAt)
      ids.push(template.id)
      if (created) counts.created += 1
      else if (await bringUp(tx, businessId, template, one, readAt)) counts.changed += 1
    }
    if (accountId !== null) await noteTemplateAccounts(tx, businessId, accountId, [...new Set(ids)], readAt)
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
  if (isChanged) await recordMetaAlerts(tx, businessId, template, news, { at: readAt, now: readAt })
  const { providerId, urlButtons, content } = listed
  const sameButtons = urlButtons === null || JSON.stringify(urlButtons) === JSON.stringify(buttonsOf(template))
  const sameContent = content === undefined || isDeepStrictEqual(content, template.content)
  if (isChanged || providerId !== template.providerId || !sameButtons || !sameContent)
    await updateTemplate(tx, businessId, template.id, { ...news, providerId, urlButtons, content })
  return isChanged
}

/**
 * Returns the buttons with their fields in our order, because PostgreSQL keeps the fields of an object in an order of
 * its own.
 */
function buttonsOf({ urlButtons }: TemplateRow): TemplateRow['urlButtons'] {
  return urlButtons && urlButtons.map(({ index, url }) => ({ index, url }))
}
