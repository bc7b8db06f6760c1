import type { Tx } from '@/db/client'
import { insertAlert, type NewAlert } from '@/db/queries/template-alerts/alerts'
import type { Category, Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'

/** What was known of a template before something came; null: it was not known. */
export interface KnownBefore {
  id: string
  status: string | null
  quality: string | null
  category: Category | null
}

/** What is known now; what did not come is left out. */
export interface ToldNow {
  status?: string | null
  quality?: string | null
  category?: Category | null
  /** Meta announces that the template will have this category, from a moment on. */
  pending?: { category: Category | null; at: Instant | null } | null
  reason?: string | null
  title?: string | null
}

/** From the best to the worst. A quality that is not rated yet counts as good: nothing is known against it. */
const RANKS: Readonly<Record<string, number>> = { GREEN: 0, UNKNOWN: 0, YELLOW: 1, RED: 2 }
const rankOf = (quality: string | null | undefined) => RANKS[quality ?? 'UNKNOWN'] ?? 0

/**
 * Keeps the alerts that follow from what Meta reported of a template: Meta lowered its quality, paused or disabled it,
 * or changed its category or announced that it will. Nothing is kept for what was known before, so that a webhook and a
 * list that report the same are one event.
 */
export async function recordMetaAlerts(
  tx: Tx,
  businessId: string,
  before: KnownBefore,
  told: ToldNow,
  times: { at: Instant; now: Instant },
): Promise<void> {
  for (const alert of alertsOf(before, told, times.at))
    await insertAlert(tx, businessId, { ...alert, id: newId() }, times.now)
}

/** Returns the alerts without their ids. */
export function alertsOf(before: KnownBefore, told: ToldNow, at: Instant): Omit<NewAlert, 'id'>[] {
  const { id: templateId } = before
  const alerts: Omit<NewAlert, 'id'>[] = []
  const add = (kind: NewAlert['kind'], value: NewAlert['value'], key = `${at}`) =>
    alerts.push({ kind, templateId, eventKey: `${kind}/${templateId}/${key}`, value, occurredAt: at })
  const { quality, status, category, pending, reason = null, title = null } = told
  if (quality && rankOf(quality) > rankOf(before.quality)) add('quality_lowered', { quality, previous: before.quality })
  if (status === 'PAUSED' && before.status !== 'PAUSED')
    add('paused_by_meta', { status, previous: before.status, reason, title })
  if (status === 'DISABLED' && before.status !== 'DISABLED')
    add('disabled_by_meta', { status, previous: before.status, reason, title })
  if (pending?.category && pending.category !== before.category)
    // Meta may repeat the warning.
    add(
      'recategorised',
      {
        ...{ category: pending.category, previous: before.category },
        from: pending.at === null ? null : new Date(pending.at).toISOString(),
      },
      `${pending.category}/${pending.at ?? 'soon'}`,
    )
  else if (category && before.category && category !== before.category)
    add('recategorised', { category, previous: before.category, from: null })
  return alerts
}
