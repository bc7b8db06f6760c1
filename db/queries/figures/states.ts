import type { Tx } from '@/db/client'
import { factsOf } from '@/db/queries/decisions/decisions'
import type { COUNTED_ANSWERS } from '@/db/schema/figures'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/**
 * All that a decision about a topic reads of a contact, and nothing that depends on how the topic is set. So the
 * decision of everybody counted here follows for any setting (lib/services/figures/reach.ts).
 */
export interface CountedState {
  /** "Stop everything" is on. */
  stopped: boolean
  /** The person agreed to the topic after that, so that the stop does not hold for it. */
  agreedSince: boolean
  paused: boolean
  /** WhatsApp's own stop of marketing is on at a sender. */
  providerStop: boolean
  /** `expired`: a Yes whose time is over. */
  answer: (typeof COUNTED_ANSWERS)[number]
  /** There is a request that can still be confirmed. */
  pending: boolean
}

/** A number of contacts in one state. */
export interface StateCount extends CountedState {
  /** The topic about which they have an answer or a request; null: every contact, as if it had none. */
  topicId: string | null
  people: number
}

/** Some contacts of a business, counted by their states. */
export interface CountedPart {
  counts: StateCount[]
  people: number
  /** The last contact that was counted; null: there is none after it. */
  last: string | null
  /** Whether a state among them ends by itself: a pause, a request, a consent with an end. */
  changesByItself: boolean
}

export interface StatesWanted {
  /** Contacts with ids after this one are counted, in the order of their ids. */
  after: string
  /** How many contacts are read at the most. */
  limit: number
  /** The only topic whose answers are counted; left out: those of every topic, archived ones as well. */
  topicId?: string
  now: Instant
}

/**
 * Counts contacts by their states, once as if they had no answers, and once for each answer. A contact that was erased,
 * released or merged is nobody to write to, and is not counted.
 */
export async function countStates(
  tx: Tx,
  businessId: string,
  { after, limit, topicId, now }: StatesWanted,
): Promise<CountedPart> {
  const { isStopped, hasAgreedSince, isPaused, isValid, isPending } = factsOf(tx, now)
  const [row] = await tx<
    { last: string | null; read: number; people: number; counts: StateCount[] | null; ends: boolean }[]
  >`
    with part as materialized (
      select * from contacts where business_id = ${businessId} and id > ${after}::uuid order by id limit ${limit}
    ), live as materialized (
      select c.*, ${isStopped} as is_stopped, coalesce(${isPaused}, false) as is_paused, exists (
          select 1 from contact_senders s
          where s.business_id = ${businessId} and s.contact_id = c.id and s.stop_at is not null and s.stop_on
        ) as has_provider_stop
      from part c where c.erased_at is null and c.released_at is null and c.merged_into is null
    ), counted as (
      select null::uuid as topic_id, c.is_stopped, false as agreed_since, c.is_paused, c.has_provider_stop,
        'none' as answer, false as is_pending, false as has_end, count(*) as people
      from live c group by 2, 4, 5
      union all
      select a.topic_id, c.is_stopped, coalesce(c.is_stopped and ${hasAgreedSince}, false), c.is_paused,
        c.has_provider_stop,
        case when a.answer = 'out' then 'out' when a.answer = 'in' and ${isValid} then 'in'
          when a.answer = 'in' then 'expired' else 'none' end,
        coalesce(${isPending}, false), bool_or(a.answer = 'in' and a.expires_at > ${instant(now)}::timestamptz),
        count(*)
      from live c join answers a on a.business_id = ${businessId} and a.contact_id = c.id
        ${topicId === undefined ? tx`` : tx`and a.topic_id = ${topicId}`}
      group by 1, 2, 3, 4, 5, 6, 7
    )
    select (select max(id::text) from part) as last, (select count(*)::int from part) as read,
      (select count(*)::int from live) as people,
      json_agg(json_build_object('topicId', topic_id, 'stopped', is_stopped, 'agreedSince', agreed_since,
        'paused', is_paused, 'providerStop', has_provider_stop, 'answer', answer, 'pending', is_pending,
        'people', people)) as counts,
      coalesce(bool_or(is_paused or is_pending or has_end), false) as ends
    from counted`
  return {
    counts: row?.counts ?? [],
    people: row?.people ?? 0,
    last: row && row.read === limit ? row.last : null,
    changesByItself: row?.ends ?? false,
  }
}
