import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Category, Instant, Policy } from '@/lib/consent/types'

/** What held at an earlier moment: whose a number was, what was written by then, what topics and templates were. */

/**
 * Who had each of the match keys at that moment, by key; nobody where none stands. Who was merged since then is named by their own id,
 * not by that of whom they were merged into.
 */
export async function findHoldersAt(
  tx: Tx,
  businessId: string,
  matchKeys: readonly string[],
  at: Instant,
): Promise<Map<string, string>> {
  const rows = await tx<{ match_key: string; contact_id: string }[]>`
    select distinct on (i.match_key) i.match_key, i.contact_id
    from (
      select l.match_key, l.contact_id, l.created_at, l.ended_at from identities l
      where l.business_id = ${businessId} and l.match_key = any(${[...matchKeys]}::text[]) and l.ended_at is null
      union all
      select f.match_key, f.contact_id, f.created_at, f.ended_at from identities f
      where f.business_id = ${businessId} and f.match_key = any(${[...matchKeys]}::text[]) and f.ended_at is not null
    ) i
    join contacts c on c.business_id = ${businessId} and c.id = i.contact_id
    where i.created_at <= ${instant(at)}::timestamptz and (i.ended_at is null or i.ended_at > ${instant(at)}::timestamptz)
    order by i.match_key, i.ended_at, c.merged_into is null`
  return new Map(rows.map((row) => [row.match_key, row.contact_id]))
}

/** Why hashes are suppressed since that moment or before. Who was erased later is told as well: nothing else is known of them any more. */
export async function findSuppressionCausesAt(
  tx: Tx,
  businessId: string,
  hashes: readonly string[],
  at: Instant,
): Promise<Map<string, 'released' | 'erased'>> {
  const rows = await tx<{ hash: string; cause: 'released' | 'erased' }[]>`
    select hash, cause from suppressions
    where business_id = ${businessId} and hash = any(${[...hashes]}::text[]) and (cause = 'erased' or at <= ${instant(at)}::timestamptz)`
  return new Map(rows.map((row) => [row.hash, row.cause]))
}

/** Whom contacts were merged into, now; those that never were don't stand in it. */
export async function findMergedInto(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx<{ id: string; merged_into: string }[]>`
    select id, merged_into from contacts
    where business_id = ${businessId} and id = any(${[...contactIds]}::uuid[]) and merged_into is not null`
  return new Map(rows.map((row) => [row.id, row.merged_into]))
}

export interface PastLine {
  contactId: string
  seq: number
  payload: string
}

/** The lines of contacts that were recorded by that moment, each chain in its order. */
export async function readLinesBy(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
  at: Instant,
): Promise<PastLine[]> {
  const rows = await tx<{ contact_id: string; seq: number; payload: string }[]>`
    select contact_id, seq, payload from ledger
    where business_id = ${businessId} and contact_id = any(${[...contactIds]}::uuid[]) and recorded_at <= ${instant(at)}::timestamptz
    order by contact_id, seq`
  return rows.map((row) => ({ contactId: row.contact_id, seq: row.seq, payload: row.payload }))
}

export interface PastTopic {
  id: string
  key: string
  category: Category
  policy: Policy
  paused: boolean
  archived: boolean
}

/** The topics of the business as they were at that moment; later ones don't stand among them. */
export async function readTopicsAt(tx: Tx, businessId: string, at: Instant): Promise<PastTopic[]> {
  const rows = await tx<
    { id: string; key: string; category: Category; policy: Policy; paused: boolean; archived: boolean }[]
  >`
    select distinct on (v.topic_id) v.topic_id as id, t.key, v.category, v.policy, v.paused, v.archived_at is not null as archived
    from topic_versions v join topics t on t.business_id = v.business_id and t.id = v.topic_id
    where v.business_id = ${businessId} and t.business_id = ${businessId} and v.valid_from <= ${instant(at)}::timestamptz
    order by v.topic_id, v.version desc`
  return rows.map(({ id, key, category, policy, paused, archived }) => ({
    id,
    key,
    category,
    policy,
    paused,
    archived,
  }))
}

export interface PastFact {
  templateId: string
  kind: 'category' | 'topic'
  value: Record<string, unknown>
  occurredAt: Instant
  recordedAt: Instant
}

/** What became known of the categories and topics of templates, the earliest first. */
export async function readTemplateFacts(tx: Tx, businessId: string, ids: readonly string[]): Promise<PastFact[]> {
  const rows = await tx<
    {
      template_id: string
      kind: 'category' | 'topic'
      value: Record<string, unknown>
      occurred_at: number
      recorded_at: number
    }[]
  >`
    select template_id, kind, value, sayso_ms(occurred_at) as occurred_at, sayso_ms(recorded_at) as recorded_at from template_events
    where business_id = ${businessId} and template_id = any(${[...ids]}::uuid[]) and kind in ('category', 'topic')
    order by occurred_at, recorded_at, id`
  return rows.map((row) => ({
    templateId: row.template_id,
    kind: row.kind,
    value: row.value,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
  }))
}
