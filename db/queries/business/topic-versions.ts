import type { Tx } from '@/db/client'
import type { Instant } from '@/lib/consent/types'
import type { TopicConfig } from './config'

export type TopicContent = Pick<TopicConfig, 'category' | 'policy' | 'legalBasis' | 'texts'>

/** The version that a topic has now; null when the business has no such topic. */
export async function readTopicVersion(tx: Tx, businessId: string, topicId: string): Promise<number | null> {
  const rows = await tx<{ version: number }[]>`
    select version from topics where business_id = ${businessId} and id = ${topicId}`
  return rows[0]?.version ?? null
}

/** What a topic was in one of its versions; null when it never had that version. */
export async function readTopicAt(
  tx: Tx,
  businessId: string,
  topicId: string,
  version: number,
): Promise<TopicContent | null> {
  const rows = await tx<TopicContent[]>`
    select category, policy, legal_basis as "legalBasis", texts from topic_versions
    where business_id = ${businessId} and topic_id = ${topicId} and version = ${version}`
  return rows[0] ?? null
}

export interface TopicHistory {
  version: number
  /** When the topic was made. */
  since: Instant
  archivedAt: Instant | null
  /** How often its texts were changed. */
  textChanges: number
}

/** Returns since when a topic exists, and how often its texts were changed. */
export async function readTopicHistory(tx: Tx, businessId: string, topicId: string): Promise<TopicHistory | null> {
  const rows = await tx<TopicHistory[]>`
    select t.version, sayso_ms(t.archived_at) as "archivedAt", h.since, h.changes as "textChanges"
    from topics t cross join (
      select sayso_ms(min(v.valid_from)) as since, (count(*) filter (where v.texts <> v.earlier))::int as changes
      from (
        select valid_from, texts, lag(texts) over (order by version) as earlier from topic_versions
        where business_id = ${businessId} and topic_id = ${topicId}
      ) v
    ) h
    where t.business_id = ${businessId} and t.id = ${topicId}`
  return rows[0] ?? null
}

/**
 * Returns the name of the member who last changed what a topic is or says, after a version of it. Null when nobody did,
 * or an operator.
 */
export async function findLastEditor(
  tx: Tx,
  businessId: string,
  topicId: string,
  afterVersion: number,
): Promise<string | null> {
  const rows = await tx<{ name: string | null }[]>`
    select m.name from audit_log l
    left join members m on m.business_id = ${businessId} and m.id = l.caller_id and l.caller_kind = 'member'
    where l.business_id = ${businessId} and l.subject_kind = 'topic' and l.subject_id = ${topicId}
      and l.action = 'topic.changed' and l.at >= (
        select v.valid_from from topic_versions v
        where v.business_id = ${businessId} and v.topic_id = ${topicId} and v.version = ${afterVersion})
    order by l.at desc, l.id desc limit 1`
  return rows[0]?.name ?? null
}
