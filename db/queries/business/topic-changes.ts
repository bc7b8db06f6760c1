import type { Tx } from '@/db/client'
import type { Instant, Listed } from '@/lib/consent/types'
import { addTopicVersion } from './set-up'
import type { TopicContent } from './topic-versions'

/**
 * Writes what a topic is and says from now on, as its next version. The caller publishes the notices in the same
 * transaction.
 */
export async function updateTopic(
  tx: Tx,
  businessId: string,
  topicId: string,
  topic: TopicContent,
  now: Instant,
): Promise<void> {
  await tx`
    update topics set category = ${topic.category}, policy = ${topic.policy}, legal_basis = ${topic.legalBasis},
      texts = ${JSON.stringify(topic.texts)}::text::jsonb, version = version + 1
    where business_id = ${businessId} and id = ${topicId}`
  await addTopicVersion(tx, businessId, topicId, now)
}

/** Brings an archived topic back to the page, as its next version. */
export async function restoreTopic(tx: Tx, businessId: string, topicId: string, now: Instant): Promise<void> {
  await tx`
    update topics set archived_at = null, version = version + 1
    where business_id = ${businessId} and id = ${topicId} and archived_at is not null`
  await addTopicVersion(tx, businessId, topicId, now)
}

/** Returns the version of an archived topic and when it was archived; null if it is not archived. */
export async function readArchiving(
  tx: Tx,
  businessId: string,
  topicId: string,
): Promise<{ version: number; archivedAt: Instant } | null> {
  const rows = await tx<{ version: number; archivedAt: Instant }[]>`
    select version, sayso_ms(archived_at) as "archivedAt" from topics
    where business_id = ${businessId} and id = ${topicId} and archived_at is not null`
  return rows[0] ?? null
}

/** Gives topics their places on the page, in the order of the ids. A place is no part of a topic's version. */
export async function orderTopics(tx: Tx, businessId: string, topicIds: readonly string[]): Promise<void> {
  await tx`
    update topics t set position = v.place - 1 from unnest(${[...topicIds]}::uuid[]) with ordinality as v(id, place)
    where t.business_id = ${businessId} and t.id = v.id`
}

/** Puts a topic behind all others of the business. */
export async function moveTopicLast(tx: Tx, businessId: string, topicId: string): Promise<void> {
  const [row] = await tx<{ last: number }[]>`
    select coalesce(max(position), -1) as last from topics where business_id = ${businessId} and id <> ${topicId}`
  await tx`update topics set position = ${(row?.last ?? -1) + 1} where business_id = ${businessId} and id = ${topicId}`
}

/** Sets who sees a topic. It is no part of a topic's version: what may be sent does not depend on it. */
export async function listTopic(
  tx: Tx,
  businessId: string,
  topicId: string,
  { listed, listedSources }: { listed: Listed; listedSources: readonly number[] },
): Promise<void> {
  await tx`
    update topics set listed = ${listed}, listed_sources = ${[...listedSources]}::integer[]
    where business_id = ${businessId} and id = ${topicId}`
}
