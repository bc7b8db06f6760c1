import type { Sql, Tx } from '@/db/client'
import type { AlertKind, AlertValue } from '@/db/schema/template-alerts'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/** Returns the businesses that have an alert to send at a moment. */
export async function findDueAlerts(sql: Sql, now: Instant): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select sayso_due_alerts(${instant(now)}) as id`
  return rows.map(({ id }) => id)
}

export interface ClaimedAlert {
  alertId: string
  backendId: string
  attempts: number
  kind: AlertKind
  templateId: string | null
  name: string | null
  language: string | null
  value: AlertValue
  occurredAt: Instant
}

/** Claims alerts that are to be sent now, the earliest first. */
export async function claimAlerts(
  tx: Tx,
  businessId: string,
  { now, until, limit }: { now: Instant; until: Instant; limit: number },
): Promise<ClaimedAlert[]> {
  return tx<ClaimedAlert[]>`
    with due as (
      select d.alert_id, d.backend_id from alert_deliveries d
      where d.business_id = ${businessId} and d.due_at <= ${instant(now)}::timestamptz
        and (d.claimed_until is null or d.claimed_until <= ${instant(now)}::timestamptz)
      order by d.due_at, d.alert_id, d.backend_id limit ${limit} for update skip locked
    ), claimed as (
      update alert_deliveries d set claimed_until = ${instant(until)}::timestamptz
      from due where d.business_id = ${businessId} and d.alert_id = due.alert_id and d.backend_id = due.backend_id
      returning d.alert_id, d.backend_id, d.attempts
    )
    select c.alert_id as "alertId", c.backend_id as "backendId", c.attempts, a.kind, a.template_id as "templateId",
      t.name, t.language, a.value, sayso_ms(a.occurred_at) as "occurredAt"
    from claimed c join template_alerts a on a.business_id = ${businessId} and a.id = c.alert_id
      left join templates t on t.business_id = ${businessId} and t.id = a.template_id
    order by a.recorded_at, a.id`
}

/** How an attempt ended: delivered, to be tried again at `dueAt`, or given up with an error. */
export type AlertOutcome = { deliveredAt: Instant } | { dueAt: Instant | null; error: string; counts: boolean }

/** Ends a claim. */
export async function endAlert(
  tx: Tx,
  businessId: string,
  { alertId, backendId }: Pick<ClaimedAlert, 'alertId' | 'backendId'>,
  outcome: AlertOutcome,
): Promise<void> {
  const isDelivered = 'deliveredAt' in outcome
  await tx`
    update alert_deliveries set claimed_until = null,
      due_at = ${isDelivered ? null : instant(outcome.dueAt)}::timestamptz,
      delivered_at = ${isDelivered ? instant(outcome.deliveredAt) : null}::timestamptz,
      last_error = ${isDelivered ? null : outcome.error},
      attempts = attempts + ${isDelivered || outcome.counts ? 1 : 0}
    where business_id = ${businessId} and alert_id = ${alertId} and backend_id = ${backendId}`
}
