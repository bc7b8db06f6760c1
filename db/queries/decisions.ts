import type { Category, DecisionReason, Instant } from '@/lib/consent/types'
import { FOREVER } from '@/lib/consent/types'
import type { Tx } from '../client'

export interface ManyQuestions {
  /** Asked about in this order; the same id twice is answered twice, one that does not exist as a contact that has said nothing. */
  contactIds: readonly string[]
  /** Topics of the business; an id that is none of its topics has no answer. */
  topicIds: readonly string[]
  /** The template's category, when a template is asked about. */
  category?: Category
  /** Without one, a provider stop at any sender holds. */
  senderId?: string
  now: Instant
}

export interface ManyDecision {
  contactId: string
  topicId: string
  allowed: boolean
  reason: DecisionReason
  /** When a temporary No ends by itself; null for the others and for a pause "until I resume". */
  until: Instant | null
}

interface DecisionRow {
  contact_id: string
  topic_id: string
  allowed: boolean
  reason: DecisionReason
  until_ms: number | null
}

/**
 * `decide` (lib/consent/decide.ts) for many contacts and topics at once, in one statement: its twin in SQL, held to it by a property
 * test. Answers each contact with each topic, contacts in the order asked. As `decide` does, it takes a contact as it is stored: ids of
 * merged contacts are the caller's to resolve, and so are numbers (suppressions are asked first).
 */
export async function decideMany(tx: Tx, businessId: string, questions: ManyQuestions): Promise<ManyDecision[]> {
  const { contactIds, topicIds, category = null, senderId = null } = questions
  const now = new Date(questions.now).toISOString()
  const forever = new Date(FOREVER).toISOString()
  const rows = await tx<DecisionRow[]>`
    select contact_id, topic_id, reason in ('required', 'opted_in', 'not_refused') as allowed, reason,
      case reason
        when 'paused' then case when pause_until < ${forever}::timestamptz then sayso_ms(pause_until) end
        when 'pending_confirmation' then sayso_ms(pending_expires_at)
      end as until_ms
    from (
      select q.contact_id, q.place, t.id as topic_id, t.position, c.pause_until, a.pending_expires_at,
        case
          when c.erased_at is not null then 'erased'
          when c.released_at is not null then 'released'
          when t.policy = 'required' and not (t.category = 'marketing' or coalesce(${category}::text = 'marketing', false)) then 'required'
          when c.stop_at is not null and c.stop_on and (a.own_yes_since is null or a.own_yes_since <= coalesce(c.stop_since, c.stop_at)) then 'stopped'
          when c.pause_at is not null and c.pause_until > ${now}::timestamptz then 'paused'
          when (t.category = 'marketing' or coalesce(${category}::text = 'marketing', false)) and p.contact_id is not null then 'provider_stop'
          when t.paused then 'topic_paused'
          when a.answer = 'out' then 'opted_out'
          when a.answer = 'in' and (a.expires_at is null or a.expires_at > ${now}::timestamptz) then 'opted_in'
          when a.pending_request_id is not null and a.pending_expires_at > ${now}::timestamptz
            and not (c.stop_at is not null and c.stop_on and c.stop_at >= a.pending_asked_at) then 'pending_confirmation'
          when a.answer = 'in' then 'consent_expired'
          when t.policy = 'opt_out' then 'not_refused'
          else 'no_opt_in'
        end as reason
      from unnest(${[...contactIds]}::uuid[]) with ordinality as q(contact_id, place)
      join topics t on t.business_id = ${businessId} and t.id = any(${[...topicIds]}::uuid[])
      left join contacts c on c.business_id = ${businessId} and c.id = q.contact_id
      left join answers a on a.business_id = ${businessId} and a.contact_id = q.contact_id and a.topic_id = t.id
      left join (
        select s.contact_id from contact_senders s
        where s.business_id = ${businessId} and s.contact_id = any(${[...contactIds]}::uuid[]) and s.stop_at is not null and s.stop_on
          and (${senderId}::uuid is null or s.sender_id = ${senderId})
        group by s.contact_id
      ) p on p.contact_id = q.contact_id
    ) d
    order by place, position, topic_id`
  return rows.map((row) => ({
    contactId: row.contact_id,
    topicId: row.topic_id,
    allowed: row.allowed,
    reason: row.reason,
    until: row.until_ms,
  }))
}
