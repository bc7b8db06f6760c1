import type { Tx } from '@/db/client'
import type { AnswerRegister, ContactState, ProviderStopRegister, TopicState } from '@/lib/consent/types'
import { type AnswerRow, laneOf } from './answer-form'
import type { ListedAnswerRest } from './listed-contact'

/** What decisions about a contact read, without what proves it, and what a backend receives beside them. */
export interface ContactStateRow {
  id: string
  locale: string | null
  headSeq: number
  configVersion: number
  mergedInto: string | null
  state: ContactState
}

/**
 * Lists in place of objects: PostgreSQL would write, and we would read, the name of each field. What few contacts have
 * is left out at the end.
 */
type ListedState = [
  id: string,
  headSeq: number,
  configVersion: number,
  locale: string | null,
  answers: ListedAnswer[],
  senders: [senderId: string, on: boolean | null, at: number][] | null,
  rest?: [
    stopOn: boolean | null,
    stopAt: number | null,
    stopSince: number | null,
    pauseUntil: number | null,
    pauseAt: number | null,
    releasedAt: number | null,
    erasedAt: number | null,
    mergedInto: string | null,
  ],
]

type ListedAnswer = [
  topicId: string,
  answer: AnswerRow['answer'],
  at: number | null,
  terms: string | null,
  since?: number | null,
  expiresAt?: number | null,
  ...rest: ListedAnswerRest,
]

/**
 * Reads what `readContacts` does, without what proves it: less than half as long for PostgreSQL and for us. For
 * deliveries, which read each contact that changed. Contacts are returned in the order of `contactIds`.
 */
export async function readContactStates(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
): Promise<ContactStateRow[]> {
  const found = new Map<string, ContactStateRow>()
  await readEachContactState(tx, businessId, contactIds, (row) => void found.set(row.id, row))
  return contactIds.flatMap((id) => found.get(id) ?? [])
}

/**
 * Does the same, and hands each row over as it comes, in any order, with its text, of which `rowOf` makes it again. So
 * what PostgreSQL sends does not live until the last row has come, which would be longer than a collection of garbage.
 *
 * JSON is put together by `||` where it can: `json_build_array` looks up the type of each value for each row, which
 * takes longer than to write it. So an answer is one of its two forms: the short one if it has all of the first four
 * fields (of which none needs escaping: an id, two words that checks allow, a number) and nothing else.
 * @throws what `take` throws, once all rows have come: the driver would take it for an error of the connection
 */
export async function readEachContactState(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
  take: (row: ContactStateRow, text: string) => void,
): Promise<void> {
  let failure: { cause: unknown } | undefined
  const see = ({ state }: { state: string }) => {
    if (failure) return
    try {
      take(rowOf(state), state)
    } catch (cause) {
      failure = { cause }
    }
  }
  await tx<{ state: string }[]>`
    select '["' || k.id::text || '",' || k.head_seq::text || ','
      || (select s.config_version::text from businesses s where s.id = ${businessId}) || ','
      || coalesce(to_json(k.locale)::text, 'null') || ',['
      || coalesce((select string_agg(coalesce(
          case when a.since is null and a.expires_at is null and a.lane is null and a.lanes is null
              and a.pending_request_id is null and a.pending_asked_at is null and a.pending_expires_at is null
            then '["' || a.topic_id::text || '","' || a.answer || '",' || sayso_ms(a.at)::text || ',"' || a.terms
              || '"]'
          end,
          json_build_array(a.topic_id, a.answer, sayso_ms(a.at), a.terms, sayso_ms(a.since), sayso_ms(a.expires_at),
            a.lane, a.lanes, a.pending_request_id, sayso_ms(a.pending_asked_at),
            sayso_ms(a.pending_expires_at))::text), ',')
        from answers a where a.business_id = ${businessId} and a.contact_id = k.id), '') || '],'
      || coalesce((select json_agg(json_build_array(s.sender_id, s.stop_on, sayso_ms(s.stop_at)))::text
        from contact_senders s where s.business_id = ${businessId} and s.contact_id = k.id and s.stop_at is not null),
        'null')
      || case when k.stop_on is null and k.stop_at is null and k.stop_since is null and k.pause_until is null
          and k.pause_at is null and k.released_at is null and k.erased_at is null and k.merged_into is null then ']'
        else ',' || json_build_array(k.stop_on, sayso_ms(k.stop_at), sayso_ms(k.stop_since), sayso_ms(k.pause_until),
          sayso_ms(k.pause_at), sayso_ms(k.released_at), sayso_ms(k.erased_at), k.merged_into)::text || ']' end as state
    from contacts k where k.business_id = ${businessId} and k.id = any(${[...contactIds]}::uuid[])`.forEach(see)
  if (failure) throw failure.cause
}

/** Returns the row of a text that PostgreSQL has made. Each field is written out: a spread is slow. */
export function rowOf(text: string): ContactStateRow {
  const listed = JSON.parse(text) as ListedState
  const rest = listed[6]
  return {
    id: listed[0],
    locale: listed[3],
    headSeq: listed[1],
    configVersion: listed[2],
    mergedInto: rest ? rest[7] : null,
    state: {
      stop:
        rest && rest[1] !== null
          ? { on: rest[0] ?? false, at: rest[1], since: rest[2] ?? rest[1], changeId: UNPROVEN }
          : null,
      pause: rest && rest[4] !== null ? { until: rest[3], at: rest[4], changeId: UNPROVEN } : null,
      providerStops: stopsOf(listed[5]),
      topics: topicsOf(listed[4]),
      releasedAt: rest ? rest[5] : null,
      erasedAt: rest ? rest[6] : null,
    },
  }
}

/** In place of the id of the change behind a statement, which no decision reads. */
const UNPROVEN = ''

function stopsOf(senders: ListedState[5]): ContactState['providerStops'] {
  const stops: Record<string, ProviderStopRegister> = {}
  for (const [senderId, on, at] of senders ?? []) stops[senderId] = { on: on ?? false, at, changeId: UNPROVEN }
  return stops
}

function topicsOf(answers: readonly ListedAnswer[]): ContactState['topics'] {
  const topics: Record<string, TopicState> = {}
  for (const answer of answers) {
    const requestId = answer[8] ?? null
    const pending = requestId === null ? null : { requestId, askedAt: answer[9] ?? 0, expiresAt: answer[10] ?? 0 }
    topics[answer[0]] = { lanes: answer[7] ?? lanesOf(answer), pending }
  }
  return topics
}

function lanesOf(listed: ListedAnswer): TopicState['lanes'] {
  const [, answer, at] = listed
  const lane = laneOf(listed[6] ?? null, listed[3])
  if (answer === null || lane === null || at === null) return {}
  const register: AnswerRegister = {
    answer,
    at,
    since: listed[4] ?? at,
    changeId: UNPROVEN,
    notice: null,
    basis: null,
    expiresAt: listed[5] ?? null,
    evidence: null,
  }
  return { [lane]: register }
}
