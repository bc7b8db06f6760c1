import type postgres from 'postgres'
import type { Tx } from '@/db/client'
import { instant, orNil } from '@/db/sql'
import type { Category, Decision, DecisionReason, Instant } from '@/lib/consent/types'
import { FOREVER } from '@/lib/consent/types'

export interface ManyQuestions {
  /**
   * Asked about in this order; the same id twice is answered twice, one that does not exist as a contact that has said
   * nothing.
   */
  contactIds: readonly string[]
  /** Topics of the business; an id that is none of its topics has no answer. */
  topicIds: readonly string[]
  /** The template's category, when a template is asked about. */
  category?: Category
  /** The template asked about is paused. */
  templatePaused?: boolean
  /** Without one, a provider stop at any sender holds. */
  senderId?: string
  now: Instant
}

interface ReasonInputs {
  /** Category of the template asked about, if one is. */
  category: Category | null
  /** The template asked about is paused. */
  templatePaused?: boolean
  now: Instant
  /** A condition: Meta's own stop holds for contact `c`. */
  hasProviderStop: postgres.PendingQuery<postgres.Row[]>
}

/** What decisions read of a contact `c` and its answer `a`, as conditions that are null where a part is missing. */
export const factsOf = (tx: Tx, now: Instant) => ({
  /** "Stop everything" is on. */
  isStopped: tx`(c.stop_at is not null and c.stop_on)`,
  /** The person agreed to the topic after they had stopped everything, so that the stop does not hold for it. */
  hasAgreedSince: tx`(a.own_yes_since is not null and a.own_yes_since > coalesce(c.stop_since, c.stop_at))`,
  isPaused: tx`(c.pause_at is not null and c.pause_until > ${instant(now)}::timestamptz)`,
  /** Of a Yes: it holds at the moment. */
  isValid: tx`(a.expires_at is null or a.expires_at > ${instant(now)}::timestamptz)`,
  /** There is a request that can still be confirmed. */
  isPending: tx`(a.pending_request_id is not null and a.pending_expires_at > ${instant(now)}::timestamptz
    and not (c.stop_at is not null and c.stop_on and c.stop_at >= a.pending_asked_at))`,
})

/**
 * The first reason that holds, as `decide` has it, of a topic `t`, a contact `c` and its answer `a`. Each of them may
 * be missing: a contact that said nothing; without a topic, what holds for every topic (`NO_TOPIC`).
 */
export const reasonOf = (tx: Tx, { category, templatePaused = false, now, hasProviderStop }: ReasonInputs) => {
  const isMarketing = tx`(t.category is null or t.category = 'marketing'
    or coalesce(${category}::text = 'marketing', false))`
  const { isStopped, hasAgreedSince, isPaused, isValid, isPending } = factsOf(tx, now)
  return tx`case
    when c.erased_at is not null then 'erased'
    when c.released_at is not null then 'released'
    when t.closed then 'topic_paused'
    when t.policy = 'required' and not ${isMarketing}
      then case when ${templatePaused}::boolean then 'template_paused' else 'required' end
    when ${isStopped} and not ${hasAgreedSince} then 'stopped'
    when ${isPaused} then 'paused'
    when ${isMarketing} and ${hasProviderStop} then 'provider_stop'
    when t.paused then 'topic_paused'
    when a.answer = 'out' then 'opted_out'
    when ${templatePaused}::boolean then 'template_paused'
    when a.answer = 'in' and ${isValid} then 'opted_in'
    when ${isPending} then 'pending_confirmation'
    when a.answer = 'in' then 'consent_expired'
    when t.policy is null or t.policy = 'opt_out' then 'not_refused'
    else 'no_opt_in'
  end`
}

/** Until when: milliseconds, of a `d` with its reason and what may end. */
const untilOf = (tx: Tx) => tx`case d.reason
    when 'paused' then case when d.pause_until < ${instant(FOREVER)}::timestamptz then sayso_ms(d.pause_until) end
    when 'pending_confirmation' then sayso_ms(d.pending_expires_at)
  end`

/** Reasons for which a message may be sent. */
export const isAllowed = (reason: DecisionReason) =>
  reason === 'required' || reason === 'opted_in' || reason === 'not_refused'

/**
 * `decide` (lib/consent/decide.ts) for many contacts and topics at once, in one statement: its twin in SQL, held to it
 * by a property test. Returns each contact with each topic, contacts in the order asked. As `decide` does, it takes a
 * contact as it is stored: ids of merged contacts are the caller's to resolve, and so are numbers (suppressions are
 * asked first).
 */
export async function decideMany(
  tx: Tx,
  businessId: string,
  questions: ManyQuestions,
): Promise<(Decision & { contactId: string; topicId: string })[]> {
  const { contactIds, topicIds, category = null, templatePaused, senderId = null, now } = questions
  const rows = await tx<(Omit<Decision, 'allowed'> & { contactId: string; topicId: string })[]>`
    select d.contact_id as "contactId", d.topic_id as "topicId", d.reason, ${untilOf(tx)} as until
    from (
      select q.contact_id, q.place, t.id as topic_id, t.position, c.pause_until, a.pending_expires_at,
        ${reasonOf(tx, {
          ...{ category, templatePaused, now, hasProviderStop: tx`p.contact_id is not null` },
        })} as reason
      from unnest(${[...contactIds]}::uuid[]) with ordinality as q(contact_id, place)
      join topics t on t.business_id = ${businessId} and t.id = any(${[...topicIds]}::uuid[])
      left join contacts c on c.business_id = ${businessId} and c.id = q.contact_id
      left join answers a on a.business_id = ${businessId} and a.contact_id = q.contact_id and a.topic_id = t.id
      left join (
        select s.contact_id from contact_senders s
        where s.business_id = ${businessId} and s.contact_id = any(${[...contactIds]}::uuid[]) and s.stop_at is not null
          and s.stop_on
          and (${senderId}::uuid is null or s.sender_id = ${senderId})
        group by s.contact_id
      ) p on p.contact_id = q.contact_id
    ) d
    order by d.place, d.position, d.topic_id`
  return rows.map((row) => ({ ...row, allowed: isAllowed(row.reason) }))
}

export interface NamedQuestions {
  /** Asked about in this order: match keys of identities; null where a contact is asked about by its id. */
  matchKeys: readonly (string | null)[]
  /** Ids of contacts, at the places where there is no match key; ids of merged contacts lead to who stayed. */
  contactIds: readonly (string | null)[]
  /** Null: what holds for every topic. */
  topicId: string | null
  category?: Category
  /** The template asked about is paused. */
  templatePaused?: boolean
  senderId?: string
  now: Instant
}

/** The decision about a name, and whose it is. */
export interface PersonDecision<Reason extends string = DecisionReason> extends Decision<Reason> {
  /** Null: nobody is known by that name. */
  contactId: string | null
  linkEpoch: number
  locale: string | null
}

/**
 * Match keys and contact ids side by side, a row for each match key or null. As one text each: postgres.js looks at
 * every element of an array, and neither of them holds a comma.
 */
const namesOf = (tx: Tx, matchKeys: readonly (string | null)[], contactIds: readonly (string | null)[]) =>
  tx`unnest(string_to_array(${joined(matchKeys)}, ',', ${NOTHING}), string_to_array(${idsJoined(contactIds)}, ',',
    ${NOTHING})::uuid[])`

/** Stands for null: an empty text would be no element at all. */
const NOTHING = '-'
const joined = (all: readonly (string | null)[]) => all.map((each) => each ?? NOTHING).join(',')
/** Where nobody is named by an id the column is left empty: the other tells how many there are. */
const idsJoined = (all: readonly (string | null)[]) => (all.some((each) => each !== null) ? joined(all) : '')

/**
 * Who is meant, of an identity `i` and a contact `m` that may each be missing. Not `coalesce`: PostgreSQL takes it for
 * something that might leak a row, so that below row-level security every contact of the business would be read to find
 * one.
 */
const personOf = (tx: Tx) =>
  tx`case when i.contact_id is not null then i.contact_id
    when m.merged_into is not null then m.merged_into else m.id end`

/** A decision as the database answers it; `allowed` follows from its reason (`isAllowed`). */
type NamedDecision = Omit<PersonDecision, 'allowed'> & {
  /** Nobody is known by the name, and the business has suppressions, which this statement did not ask. */
  maybeSuppressed: boolean
}

/**
 * The same for people by any of their names and one topic, in the order asked, one row a name. A name that nobody is
 * known by has said nothing; whether it is suppressed is for the caller to ask.
 */
export async function decideNamed(tx: Tx, businessId: string, questions: NamedQuestions): Promise<NamedDecision[]> {
  const { matchKeys, contactIds, topicId, category = null, templatePaused, senderId = null, now } = questions
  const hasProviderStop = tx`exists (
    select 1 from contact_senders s
    where s.business_id = ${businessId} and s.contact_id = c.id and s.stop_at is not null and s.stop_on
      and (${senderId}::uuid is null or s.sender_id = ${senderId}))`
  return tx<NamedDecision[]>`
    select d.reason, ${untilOf(tx)} as until, d.contact_id as "contactId", coalesce(d.link_epoch, 0) as "linkEpoch",
      d.locale,
      d.contact_id is null and exists (select 1 from suppressions s
        where s.business_id = ${businessId}) as "maybeSuppressed"
    from (
      select q.place, c.id as contact_id, c.link_epoch, c.locale, c.pause_until, a.pending_expires_at,
        ${reasonOf(tx, { category, templatePaused, now, hasProviderStop })} as reason
      from ${namesOf(tx, matchKeys, contactIds)} with ordinality as q(match_key, contact_id, place)
      left join topics t on t.business_id = ${businessId} and t.id = ${orNil(topicId)}
      left join identities i on i.business_id = ${businessId} and i.match_key = q.match_key and i.ended_at is null
      left join contacts m on m.business_id = ${businessId} and m.id = q.contact_id
      left join contacts c on c.business_id = ${businessId} and c.id = ${personOf(tx)}
      left join answers a on a.business_id = ${businessId} and a.contact_id = c.id and a.topic_id = ${orNil(topicId)}
    ) d
    order by d.place`
}
