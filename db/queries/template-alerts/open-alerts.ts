import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'
import type { AlertRow } from './alerts'

export interface OpenAlert extends AlertRow {
  templateId: string
  name: string
  language: string
}

export interface OpenAlertQuery {
  /** Of this template alone; null: of all. */
  name: string | null
  /** Alerts that were recorded before this moment need nobody any more. */
  since: Instant
  /** The same for messages that WhatsApp held back: such an alert is about one day. */
  heldBackSince: Instant
}

/** More than these are not told apart. */
const MOST = 200

/**
 * Returns the alerts that still need somebody, the latest of each kind and template, the newest first: those that no
 * member has handled, of a template that may be sent here, where what they tell is still so.
 */
export async function listOpenAlerts(tx: Tx, businessId: string, query: OpenAlertQuery): Promise<OpenAlert[]> {
  const { name, since, heldBackSince } = query
  return tx<OpenAlert[]>`
    select * from (
      select distinct on (t.name, a.kind) a.id, a.kind, a.template_id as "templateId", t.name, t.language, a.value,
        sayso_ms(a.occurred_at) as "occurredAt", sayso_ms(a.recorded_at) as "recordedAt"
      from template_alerts a
        join templates t on t.business_id = ${businessId} and t.id = a.template_id
        left join topics p on p.business_id = ${businessId} and p.id = t.topic_id
      where a.business_id = ${businessId} and a.handled_at is null
        and a.recorded_at > ${instant(since)}::timestamptz
        and (${name}::text is null or t.name = ${name}::text)
        and t.paused_at is null and coalesce(not p.paused and p.archived_at is null, true)
        and case a.kind
          when 'quality_lowered' then t.quality in ('YELLOW', 'RED')
          when 'paused_by_meta' then t.status = 'PAUSED'
          when 'disabled_by_meta' then t.status = 'DISABLED'
          when 'held_back_more' then a.recorded_at > ${instant(heldBackSince)}::timestamptz
          when 'harming' then exists (select 1 from template_verdicts v
            where v.business_id = ${businessId} and v.name = t.name and v.state = 'harming')
          else t.status is distinct from 'DELETED' end
      order by t.name, a.kind, a.recorded_at desc, a.id desc
    ) o order by "recordedAt" desc, id desc limit ${MOST}`
}

/**
 * Notes that the alerts of some templates that were recorded up to a moment need nobody any more. Returns how many they
 * were.
 */
export async function handleAlerts(
  tx: Tx,
  businessId: string,
  { templateIds, until, at }: { templateIds: readonly string[]; until: Instant; at: Instant },
): Promise<number> {
  const rows = await tx`
    update template_alerts set handled_at = ${instant(at)}::timestamptz
    where business_id = ${businessId} and template_id = any(${[...templateIds]}::uuid[]) and handled_at is null
      and recorded_at <= ${instant(until)}::timestamptz returning 1`
  return rows.length
}

/** Opens the alerts again that were handled at this very moment. Returns how many they were. */
export async function reopenAlerts(
  tx: Tx,
  businessId: string,
  { templateIds, handledAt }: { templateIds: readonly string[]; handledAt: Instant },
): Promise<number> {
  const rows = await tx`
    update template_alerts set handled_at = null
    where business_id = ${businessId} and template_id = any(${[...templateIds]}::uuid[])
      and handled_at = ${instant(handledAt)}::timestamptz returning 1`
  return rows.length
}
