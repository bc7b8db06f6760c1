import type { Tx } from '@/db/client'
import { orNil } from '@/db/sql'
import type { DecisionReason, Instant, Topic } from '@/lib/consent/types'
import { reasonOf } from './decisions'

/** The part of a topic by which it is decided; null: the topic is not on the page, so nothing of it may be sent. */
export type TopicSetting = Pick<Topic, 'category' | 'policy' | 'paused'> | null

export interface EffectRow {
  /** The reason of the decision with the topic as it was and as it becomes; null where there is no topic. */
  before: DecisionReason | null
  after: DecisionReason | null
  /** The number of contacts. */
  people: number
}

/**
 * Returns how the decisions about one topic change with its setting: for each pair of reasons, the number of contacts.
 * It reads every contact of the business once. Contacts who were merged, released or erased are nobody to be messaged
 * and are left out.
 */
export async function countEffect(
  tx: Tx,
  businessId: string,
  { topicId, before, after, now }: { topicId: string | null; before: TopicSetting; after: TopicSetting; now: Instant },
): Promise<EffectRow[]> {
  const hasProviderStop = tx`p.contact_id is not null`
  const reasonWith = (setting: TopicSetting) =>
    setting === null
      ? tx`null::text`
      : tx`(select ${reasonOf(tx, { category: null, now, hasProviderStop })}
          from (values (${setting.category}::text, ${setting.policy}::text, ${setting.paused}::boolean, false))
            as t(category, policy, paused, closed))`
  return tx<EffectRow[]>`
    select d.before, d.after, count(*)::int as people
    from (
      select ${reasonWith(before)} as before, ${reasonWith(after)} as after
      from contacts c
      left join answers a on a.business_id = ${businessId} and a.contact_id = c.id
        and a.topic_id = ${orNil(topicId)}::uuid
      left join (
        select s.contact_id from contact_senders s
        where s.business_id = ${businessId} and s.stop_at is not null and s.stop_on group by s.contact_id
      ) p on p.contact_id = c.id
      where c.business_id = ${businessId} and c.merged_into is null and c.erased_at is null and c.released_at is null
    ) d
    group by d.before, d.after`
}
