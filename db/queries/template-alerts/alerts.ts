import type { Tx } from '@/db/client'
import type { AlertKind, AlertValue } from '@/db/schema/template-alerts'
import { EARLIEST, instant, LATEST, NIL } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

export interface NewAlert {
  id: string
  kind: AlertKind
  templateId: string | null
  /** Which event it was: one alert is kept for each key. */
  eventKey: string
  value: AlertValue
  occurredAt: Instant
}

/**
 * Keeps an alert and lets each webhook that wants alerts be told of it. Returns false if there was one of that event
 * before.
 */
export async function insertAlert(tx: Tx, businessId: string, alert: NewAlert, now: Instant): Promise<boolean> {
  const rows = await tx`
    insert into template_alerts (business_id, id, kind, template_id, event_key, value, occurred_at, recorded_at)
    values (${businessId}, ${alert.id}, ${alert.kind}, ${alert.templateId}, ${alert.eventKey}, ${tx.json(alert.value)},
      ${instant(alert.occurredAt)}, ${instant(now)})
    on conflict (business_id, event_key) do nothing returning id`
  if (rows.length === 0) return false
  await tx`
    insert into alert_deliveries (business_id, alert_id, backend_id, due_at)
    select ${businessId}::uuid, ${alert.id}::uuid, b.id, ${instant(now)}::timestamptz from backends b
    where b.business_id = ${businessId} and b.kind = 'webhook' and b.status <> 'disabled'
      and b.settings->>'alerts' = 'true'
    returning 1`
  return true
}

/** Returns whether an alert of that kind about that subject was kept since a moment. */
export async function hasAlertSince(
  tx: Tx,
  businessId: string,
  kind: AlertKind,
  templateIds: readonly string[],
  since: Instant,
): Promise<boolean> {
  const rows = await tx`
    select 1 from template_alerts
    where business_id = ${businessId} and kind = ${kind} and template_id = any(${[...templateIds]}::uuid[])
      and recorded_at > ${instant(since)}::timestamptz limit 1`
  return rows.length > 0
}

export interface AlertRow {
  id: string
  kind: AlertKind
  templateId: string | null
  name: string | null
  language: string | null
  value: AlertValue
  occurredAt: Instant
  recordedAt: Instant
}

export interface AlertQuery {
  /** Of these templates alone. */
  templateIds?: readonly string[]
  since?: Instant
  /** The alert that the page begins behind. */
  after?: { recordedAt: Instant; id: string } | undefined
  limit: number
}

/** Returns a page of a business's alerts, the newest first. */
export async function listAlerts(tx: Tx, businessId: string, query: AlertQuery): Promise<AlertRow[]> {
  const ids = query.templateIds ? [...query.templateIds] : null
  const { recordedAt, id } = query.after ?? { recordedAt: LATEST, id: NIL }
  return tx<AlertRow[]>`
    select a.id, a.kind, a.template_id as "templateId", t.name, t.language, a.value,
      sayso_ms(a.occurred_at) as "occurredAt", sayso_ms(a.recorded_at) as "recordedAt"
    from template_alerts a left join templates t on t.business_id = ${businessId} and t.id = a.template_id
    where a.business_id = ${businessId}
      and (${ids}::uuid[] is null or a.template_id = any(${ids}::uuid[]))
      and a.recorded_at > ${instant(query.since ?? EARLIEST)}::timestamptz
      and (a.recorded_at, a.id) < (${instant(recordedAt)}::timestamptz, ${id}::uuid)
    order by a.recorded_at desc, a.id desc limit ${query.limit}`
}
