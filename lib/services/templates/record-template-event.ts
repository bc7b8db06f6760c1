import { inBusiness, type Tx } from '@/db/client'
import { lockBusiness } from '@/db/queries/business/brand'
import { recordSeenEvents } from '@/db/queries/inbox/seen-events'
import { noteTemplateAccounts } from '@/db/queries/templates/template-accounts'
import {
  findTemplateByProviderId,
  hasLaterEvent,
  insertTemplateEvent,
  lockTemplate,
  type TemplateEventKind,
  type TemplateFacts,
  type TemplateRow,
  updateTemplate,
} from '@/db/queries/templates/templates'
import type { TemplateChange, TemplateEvent } from '@/lib/backends/whatsapp/events'
import { readCategory } from '@/lib/backends/whatsapp/templates'
import type { Category, Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { eventKey } from '@/lib/services/contacts/whatsapp-event'
import type { Deps } from '@/lib/services/deps'
import { type KnownBefore, recordMetaAlerts, type ToldNow } from '@/lib/services/template-alerts/meta-alerts'
import { accountsOf, stricterCategory } from './stricter-category'

/**
 * Records an event that WhatsApp sent about a template, and updates the template unless something later is known. A
 * template that becomes marketing is marketing for every decision from then on, until no account says so any more.
 * `accountId` is the backend to which it was sent. Returns `unknown` if the event names no template that we can find by
 * name and language.
 */
export async function recordTemplateEvent(
  deps: Deps,
  businessId: string,
  event: TemplateEvent,
  receivedAt: Instant,
  accountId: string | null = null,
): Promise<'recorded' | 'repeated' | 'unknown'> {
  return inBusiness(deps.db, businessId, async (tx) => {
    // Before any template: a language that is new waits for what ties or pauses the others, which holds this lock.
    await lockBusiness(tx, businessId)
    const named = await nameOf(tx, businessId, event)
    if (!named) return 'unknown'
    const now = deps.clock.now()
    const at = Math.min(event.seconds === null ? receivedAt : event.seconds * 1000, now)
    const key = eventKey('template', event.wabaId, named.name, named.language, at, JSON.stringify(event.change))
    const isNew = (await recordSeenEvents(tx, businessId, [key], now)).has(key)
    if (!isNew) return 'repeated'
    const facts: TemplateFacts = { ...named, providerId: event.providerId, ...factsOfChange(event.change) }
    const { template, created } = await lockTemplate(tx, businessId, newId(), facts, now)
    const isLate = await hasLaterEvent(tx, businessId, template.id, event.change.kind, at)
    // A status also contains the category at its time; a later change of the category is not overwritten.
    const own = (await hasLaterEvent(tx, businessId, template.id, 'category', at)) ? null : (facts.category ?? null)
    const category = stricterCategory(own, await accountsOf(tx, businessId, template.id, now), accountId)
    if (accountId !== null) {
      const { status, quality } = facts
      const news = isLate ? {} : { status, quality, category: own }
      await noteTemplateAccounts(tx, businessId, accountId, new Map([[template.id, news]]), now)
    }
    if (!created && !isLate) await updateTemplate(tx, businessId, template.id, { ...facts, category })
    const told = toldBy(event, category)
    if (!isLate) await recordMetaAlerts(tx, businessId, beforeOf(template, created, event), told, { at, now })
    const keep = (kind: TemplateEventKind, value: Record<string, string | null>) =>
      insertTemplateEvent(tx, businessId, {
        ...{ id: newId(), templateId: template.id, kind, value },
        ...{ occurredAt: at, recordedAt: now },
      })
    await keep(event.change.kind, valueOf(event.change, category))
    // A check of an earlier time reads a change of the category from events of that kind only.
    if (event.change.kind === 'status' && !created && !isLate && category && category !== template.category)
      await keep('category', { category, previous: template.category, by: 'status' })
    return 'recorded'
  })
}

/** Returns what was known before an event. Of a template that is new only the event itself can say it. */
function beforeOf(
  { id, status, quality, category }: TemplateRow,
  created: boolean,
  { change }: TemplateEvent,
): KnownBefore {
  if (!created) return { id, status, quality, category }
  const isQuality = change.kind === 'quality'
  const previous = change.kind === 'category' ? readCategory(change.previous) : null
  return { id, status: null, quality: isQuality ? change.previous : null, category: previous }
}

/** @param category the one that counts from now on; null: the event brings none, or something later is known */
function toldBy({ change }: TemplateEvent, category: Category | null): ToldNow {
  if (change.kind === 'category') {
    const { pending } = change
    const at = pending?.seconds ? pending.seconds * 1000 : null
    return { category, pending: pending && { category: pending.category, at } }
  }
  if (change.kind !== 'status') return factsOfChange(change)
  // Whichever is first to tell of a changed category, this or its own event or the list, is the one that alerts.
  return { status: change.status, reason: change.reason, title: change.title, category }
}

async function nameOf(
  tx: Tx,
  businessId: string,
  { name, language, providerId }: TemplateEvent,
): Promise<{ name: string; language: string } | null> {
  if (name && language) return { name, language }
  const known = providerId ? await findTemplateByProviderId(tx, businessId, providerId) : null
  return known && { name: known.name, language: known.language }
}

function factsOfChange(change: TemplateChange): Pick<TemplateFacts, 'category' | 'status' | 'quality'> {
  switch (change.kind) {
    case 'status':
      return { status: change.status, category: change.category }
    case 'quality':
      return { quality: change.quality }
    case 'category':
      return { category: change.category }
    case 'components':
      return {}
  }
}

function valueOf(change: TemplateChange, category: Category | null): Record<string, string | null> {
  switch (change.kind) {
    case 'status':
      return { status: change.status, reason: change.reason, title: change.title }
    case 'quality':
      return { quality: change.quality, previous: change.previous }
    case 'category':
      return {
        category: category ?? change.category,
        previous: change.previous,
        pending: change.pending?.category ?? null,
        pendingAt: change.pending?.seconds ? new Date(change.pending.seconds * 1000).toISOString() : null,
      }
    case 'components':
      return { content: change.content }
  }
}
