import type { Tx } from '@/db/client'
import { areListedByMade } from '@/db/queries/contacts/listed-answers'
import { instant } from '@/db/sql'
import type { Instant, Policy } from '@/lib/consent/types'
import { findTopic } from '@/lib/find-topic'

/** The topic that a name means (`findTopic`), locked. Null when the business has none. */
export async function lockTopic(
  tx: Tx,
  businessId: string,
  name: string,
): Promise<{ id: string; policy: Policy; paused: boolean } | null> {
  // A business has a handful, and what a name means is said in one place. Neither id nor key of a topic ever changes.
  const topics = await tx<{ id: string; key: string }[]>`select id, key from topics where business_id = ${businessId}`
  const found = findTopic({ topics }, name)
  if (!found) return null
  const rows = await tx<{ id: string; policy: Policy; paused: boolean }[]>`
    select id, policy, paused from topics where business_id = ${businessId} and id = ${found.id} for update`
  return rows[0] ?? null
}

/** Counts who agreed to a topic, or asked for it and can still confirm it. */
export async function countAgreed(tx: Tx, businessId: string, topicId: string, now: Instant): Promise<number> {
  const hasMade = (await areListedByMade(tx)) ? tx`and made is not null` : tx``
  // Each is counted in an index of its own.
  const [[agreed], [asked]] = await Promise.all([
    tx<{ people: number }[]>`
      select count(*)::float8 as people from answers
      where business_id = ${businessId} and topic_id = ${topicId} and answer = 'in' ${hasMade}`,
    tx<{ people: number }[]>`
      select count(*)::float8 as people from answers
      where business_id = ${businessId} and topic_id = ${topicId} and answer is distinct from 'in'
        and pending_request_id is not null and pending_expires_at > ${instant(now)}::timestamptz`,
  ])
  return (agreed?.people ?? 0) + (asked?.people ?? 0)
}
