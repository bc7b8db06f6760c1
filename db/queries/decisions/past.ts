import type { Tx } from '@/db/client'
import { type TextRow, textColumns, withText } from '@/db/queries/ledger/line-form'
import { instant } from '@/db/sql'
import type { Category, Instant, Policy } from '@/lib/consent/types'

/** What held at an earlier moment: whose a number was, what was written by then, what topics and templates were. */

export interface PastLine {
  contactId: string
  seq: number
  payload: string
}

/** Returns the lines of contacts that were recorded by that moment, each chain in its order. */
export async function readLinesBy(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
  at: Instant,
): Promise<PastLine[]> {
  const rows = await tx<(TextRow & { seq: number })[]>`
    select ${textColumns(tx)}, l.seq from ledger l
    where l.business_id = ${businessId} and l.contact_id = any(${[...contactIds]}::uuid[])
      and l.recorded_at <= ${instant(at)}::timestamptz
    order by l.contact_id, l.seq`
  return rows.map((row) => withText(businessId, row))
}

export interface PastTopic {
  id: string
  key: string
  category: Category
  policy: Policy
  paused: boolean
  closed: boolean
  archived: boolean
}

/** The topics of the business as they were at that moment; later ones don't stand among them. */
export async function readTopicsAt(tx: Tx, businessId: string, at: Instant): Promise<PastTopic[]> {
  return tx<PastTopic[]>`
    select distinct on (v.topic_id) v.topic_id as id, t.key, v.category, v.policy, v.paused, v.closed,
      v.archived_at is not null as archived
    from topic_versions v join topics t on t.business_id = v.business_id and t.id = v.topic_id
    where v.business_id = ${businessId} and t.business_id = ${businessId}
      and v.valid_from <= ${instant(at)}::timestamptz
    order by v.topic_id, v.version desc`
}

export interface PastFact {
  templateId: string
  kind: 'category' | 'topic' | 'pause'
  value: Record<string, unknown>
  occurredAt: Instant
  recordedAt: Instant
}

/** What became known of the categories, topics and pauses of templates, the earliest first. */
export async function readTemplateFacts(tx: Tx, businessId: string, ids: readonly string[]): Promise<PastFact[]> {
  return tx<PastFact[]>`
    select template_id as "templateId", kind, value, sayso_ms(occurred_at) as "occurredAt",
      sayso_ms(recorded_at) as "recordedAt" from template_events
    where business_id = ${businessId} and template_id = any(${[...ids]}::uuid[]) and kind in ('category', 'topic', 'pause')
    order by occurred_at, recorded_at, id`
}
