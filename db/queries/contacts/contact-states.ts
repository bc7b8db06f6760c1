import type { Tx } from '@/db/client'
import type { Registers } from '@/db/queries/decisions/ask'
import { type AnswerRow, laneOf } from './answer-form'
import type { ContactRow } from './contact-rows'

/** What decisions about a contact read, and what a backend receives beside them. */
export type ContactStateRow = Registers & Pick<ContactRow, 'mergedInto' | 'headSeq' | 'configVersion'>

/** Lists in place of objects: PostgreSQL would write, and we would read, the name of each field. */
type ListedState = [
  id: string,
  locale: string | null,
  linkEpoch: number,
  stopOn: boolean | null,
  stopAt: number | null,
  stopSince: number | null,
  pauseUntil: number | null,
  pauseAt: number | null,
  releasedAt: number | null,
  erasedAt: number | null,
  mergedInto: string | null,
  headSeq: number,
  configVersion: number,
  answers: ListedAnswer[] | null,
  senders: [senderId: string, on: boolean | null, at: number][] | null,
]

type ListedAnswer = [
  topicId: string,
  answer: AnswerRow['answer'],
  at: number | null,
  since: number | null,
  expiresAt: number | null,
  lane: AnswerRow['lane'],
  terms: string | null,
  lanes: AnswerRow['lanes'],
  pendingRequestId: string | null,
  pendingAskedAt: number | null,
  pendingExpiresAt: number | null,
]

/**
 * Reads what `readContacts` does, without what proves it: half as long for PostgreSQL and for us. For deliveries, which
 * read each contact that changed. Contacts are returned in the order of `contactIds`.
 */
export async function readContactStates(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
): Promise<ContactStateRow[]> {
  const rows = await tx<{ state: ListedState }[]>`
    select json_build_array(k.id, k.locale, k.link_epoch, k.stop_on, sayso_ms(k.stop_at), sayso_ms(k.stop_since),
      sayso_ms(k.pause_until), sayso_ms(k.pause_at), sayso_ms(k.released_at), sayso_ms(k.erased_at), k.merged_into,
      k.head_seq, (select s.config_version from businesses s where s.id = ${businessId}),
      (select json_agg(json_build_array(a.topic_id, a.answer, sayso_ms(a.at), sayso_ms(a.since),
          sayso_ms(a.expires_at), a.lane, a.terms, a.lanes, a.pending_request_id, sayso_ms(a.pending_asked_at),
          sayso_ms(a.pending_expires_at)))
        from answers a where a.business_id = ${businessId} and a.contact_id = k.id),
      (select json_agg(json_build_array(s.sender_id, s.stop_on, sayso_ms(s.stop_at)))
        from contact_senders s where s.business_id = ${businessId} and s.contact_id = k.id and s.stop_at is not null)
      ) as state
    from contacts k where k.business_id = ${businessId} and k.id = any(${[...contactIds]}::uuid[])`
  const found = new Map(rows.map(({ state }) => [state[0], named(state)]))
  return contactIds.flatMap((id) => found.get(id) ?? [])
}

function named(listed: ListedState): ContactStateRow {
  const answers = listed[13]
  const senders = listed[14]
  return {
    id: listed[0],
    locale: listed[1],
    linkEpoch: listed[2],
    stopOn: listed[3],
    stopAt: listed[4],
    stopSince: listed[5],
    stopChangeId: null,
    pauseUntil: listed[6],
    pauseAt: listed[7],
    pauseChangeId: null,
    releasedAt: listed[8],
    erasedAt: listed[9],
    mergedInto: listed[10],
    headSeq: listed[11],
    configVersion: listed[12],
    answers: answers && answers.map(namedAnswer),
    senders: senders && senders.map(([senderId, on, at]) => ({ senderId, on, at, changeId: null })),
  }
}

/** An answer without what proves it, which a decision does not need. Each field is written out: a spread is slow. */
const namedAnswer = (listed: ListedAnswer): AnswerRow => ({
  topicId: listed[0],
  answer: listed[1],
  at: listed[2],
  since: listed[3] ?? listed[2],
  changeId: null,
  notice: null,
  basis: null,
  expiresAt: listed[4],
  evidence: null,
  lane: laneOf(listed[5], listed[6]),
  lanes: listed[7],
  pendingRequestId: listed[8],
  pendingAskedAt: listed[9],
  pendingExpiresAt: listed[10],
})
