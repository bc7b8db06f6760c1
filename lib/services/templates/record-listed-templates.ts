import { isDeepStrictEqual } from 'node:util'
import { inBusiness, type Tx } from '@/db/client'
import { lockBusiness } from '@/db/queries/business/brand'
import { type AccountFacts, noteTemplateAccounts } from '@/db/queries/templates/template-accounts'
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
import { accountsOf, stricterCategory } from './stricter-category'

/** The facts of a template that a list shows. A difference from what is stored is recorded as an event. */
const FACTS = ['status', 'quality', 'category'] as const satisfies readonly TemplateEventKind[]
type Fact = (typeof FACTS)[number]

/**
 * Updates our templates from WhatsApp's list, which was read at `readAt`, unless a webhook has brought something later.
 * The time at which we first saw a template stays. Each difference is recorded as an event, because the webhook about
 * it may have been lost. `accountId` is the backend whose list it is, if it is one: what it told before is no news
 * while another account with a template of that name tells what is stored. Returns how many templates are new and how
 * many changed.
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
    // Before any template: a language that is new waits for what ties or pauses the others, which holds this lock.
    await lockBusiness(tx, businessId)
    const counts = { created: 0, changed: 0 }
    const told = new Map<string, AccountFacts>()
    for (const one of sorted) {
      const { template, created } = await lockTemplate(tx, businessId, newId(), one, readAt)
      const { category, status, quality } = one
      const late = created ? [] : await bringUp(tx, businessId, template, one, { readAt, accountId, counts })
      told.set(template.id, { category, status, quality, ...Object.fromEntries(late.map((kind) => [kind, null])) })
      if (created) counts.created += 1
    }
    if (accountId !== null) await noteTemplateAccounts(tx, businessId, accountId, told, readAt)
    return counts
  })
}

interface List {
  readAt: Instant
  accountId: string | null
  counts: { changed: number }
}

/** Returns the facts of which something later is known. */
async function bringUp(
  tx: Tx,
  businessId: string,
  template: TemplateRow,
  listed: ListedTemplate,
  { readAt, accountId, counts }: List,
): Promise<Fact[]> {
  const news: Partial<Pick<ListedTemplate, Fact>> = {}
  const late: Fact[] = []
  const differing = FACTS.filter((kind) => listed[kind] !== null && listed[kind] !== template[kind])
  const accounts = differing.length > 0 ? await accountsOf(tx, businessId, template.id, readAt) : []
  const before = accounts.find((each) => each.accountId === accountId)
  for (const kind of differing) {
    if (await hasLaterEvent(tx, businessId, template.id, kind, readAt)) {
      late.push(kind)
      continue
    }
    const fact = kind === 'category' ? stricterCategory(listed.category, accounts, accountId) : listed[kind]
    const isTold = accounts.some((each) => each.accountId !== accountId && each[kind] === template[kind])
    // If no account tells any more what is stored, it came from one that is gone.
    if (fact === template[kind] || (kind !== 'category' && before?.[kind] === fact && isTold)) continue
    Object.assign(news, { [kind]: fact })
    const value = { [kind]: fact, previous: template[kind], by: 'list' }
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
  if (isChanged) counts.changed += 1
  return late
}

/**
 * Returns the buttons with their fields in our order, because PostgreSQL keeps the fields of an object in an order of
 * its own.
 */
function buttonsOf({ urlButtons }: TemplateRow): TemplateRow['urlButtons'] {
  return urlButtons && urlButtons.map(({ index, url }) => ({ index, url }))
}
