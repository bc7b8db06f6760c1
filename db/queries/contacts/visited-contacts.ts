import type { Sql } from '@/db/client'
import { inBlock } from '@/db/in-block'
import { type AnswerForm, type AnswerRow, laneOf } from './answer-form'
import type { ContactRow } from './contact-rows'

/** What a visit reads of a contact: all but what proves the answers, and the end of the chain. */
export type VisitedContact = Omit<ContactRow, 'headHash' | 'lastOwnAt'>

/** The most contacts that `sayso_visit_contacts` reads at once. */
export const VISITED_AT_ONCE = 8

/** An answer as `sayso_visit_contacts` writes it: a list of the fields of `AnswerRow` without what proves it. */
type ListedAnswer = [
  topicId: string,
  answer: AnswerRow['answer'],
  at: number | null,
  since: number | null,
  changeId: string | null,
  expiresAt: number | null,
  lane: AnswerRow['lane'],
  lanes: AnswerRow['lanes'],
  pendingRequestId: string | null,
  pendingAskedAt: number | null,
  pendingExpiresAt: number | null,
  terms: AnswerForm['terms'],
]

type Stored = Omit<VisitedContact, 'answers'> & { answers: ListedAnswer[] | null }

/**
 * Reads up to `VISITED_AT_ONCE` contacts of one business in one round trip, tenant included: each as it is when the
 * statement begins. They are in the order of `contactIds`, with null for one that the business does not have. Notice,
 * basis and evidence of the answers are null.
 */
export async function visitContacts(
  sql: Sql,
  businessId: string,
  contactIds: readonly string[],
): Promise<(VisitedContact | null)[]> {
  if (contactIds.length > VISITED_AT_ONCE) throw new RangeError(`at most ${VISITED_AT_ONCE} contacts are read at once`)
  const rows = await inBlock(
    sql,
    (tx) => tx<{ contact: Stored }[]>`
      select contact from sayso_visit_contacts(${businessId}, ${[...contactIds]}::uuid[])`,
  )
  const found = new Map(rows.map(({ contact }) => [contact.id, contact]))
  return contactIds.map((id) => {
    const contact = found.get(id)
    return contact ? { ...contact, answers: contact.answers?.map(answerOf) ?? null } : null
  })
}

function answerOf(listed: ListedAnswer): AnswerRow {
  const [topicId, answer, at, since, changeId, expiresAt, lane, lanes, requestId, askedAt, requestExpiresAt, terms] =
    listed
  return {
    topicId,
    answer,
    at,
    since: since ?? at,
    changeId,
    notice: null,
    basis: null,
    expiresAt,
    evidence: null,
    lane: laneOf(lane, terms),
    lanes,
    pendingRequestId: requestId,
    pendingAskedAt: askedAt,
    pendingExpiresAt: requestExpiresAt,
  }
}
