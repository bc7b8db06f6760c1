import type { Sql } from '@/db/client'
import { inBlock } from '@/db/in-block'
import { type AnswerForm, type AnswerRow, laneOf } from './answer-form'
import type { ContactRow } from './contact-rows'
import { type ListedAnswerRest, type ListedRest, namedRest } from './listed-contact'

/** What a visit reads of a contact: all but what proves the answers, and the end of the chain. */
export type VisitedContact = Omit<ContactRow, 'headHash' | 'lastOwnAt'>

/** The most contacts that `sayso_read_visited` reads at once. */
export const VISITED_AT_ONCE = 8

/** A contact as `sayso_read_visited` writes it: a list, and what few contacts have at its end. */
type ListedContact = [
  id: string,
  linkEpoch: number,
  headSeq: number,
  configVersion: number,
  locale: string | null,
  phone: string | null,
  answers: ListedAnswer[],
  senders: [senderId: string, on: boolean | null, at: number, changeId: string | null][] | null,
  rest?: ListedRest,
]

/** An answer: the fields of `AnswerRow` without what proves it, and what few answers have at its end. */
type ListedAnswer = [
  topicId: string,
  answer: AnswerRow['answer'],
  at: number | null,
  terms: AnswerForm['terms'],
  changeId: string | null,
  since?: number | null,
  expiresAt?: number | null,
  ...rest: ListedAnswerRest,
]

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
    (tx) => tx<{ contact: string }[]>`
      select contact from sayso_read_visited(${businessId}, ${[...contactIds]}::uuid[])`,
  )
  const found = new Map<string, VisitedContact>()
  for (const { contact } of rows) {
    const read = contactOf(JSON.parse(contact) as ListedContact)
    found.set(read.id, read)
  }
  return contactIds.map((id) => found.get(id) ?? null)
}

function contactOf(listed: ListedContact): VisitedContact {
  const [id, linkEpoch, headSeq, configVersion, locale, phone, answers, senders, rest] = listed
  return {
    id,
    locale,
    linkEpoch,
    ...namedRest(rest),
    headSeq,
    configVersion,
    phone,
    answers: answers.length > 0 ? answers.map(answerOf) : null,
    senders: senders && senders.map(([senderId, on, at, changeId]) => ({ senderId, on, at, changeId })),
  }
}

const answerOf = (listed: ListedAnswer): AnswerRow => ({
  topicId: listed[0],
  answer: listed[1],
  at: listed[2],
  since: listed[5] ?? listed[2],
  changeId: listed[4],
  notice: null,
  basis: null,
  expiresAt: listed[6] ?? null,
  evidence: null,
  lane: laneOf(listed[7] ?? null, listed[3]),
  lanes: listed[8] ?? null,
  pendingRequestId: listed[9] ?? null,
  pendingAskedAt: listed[10] ?? null,
  pendingExpiresAt: listed[11] ?? null,
})
