import type { Sql } from '@/db/client'
import { inBlock } from '@/db/in-block'
import { answersOf, type ReadAnswer } from '@/db/queries/contacts/answer-form'
import type { ContactRow } from '@/db/queries/contacts/contact-rows'
import type { UrlButton } from '@/db/schema/templates'
import { columnsOf, orNil } from '@/db/sql'
import type { Category } from '@/lib/consent/types'

/** A question about one person and one message, for which `decide` needs data. */
export interface Asked {
  /** The id of the API key to check; null: the caller has none. */
  keyId: string | null
  /** What an identity is compared by, and what stays of it when it is suppressed; else the contact's id. */
  matchKey: string | null
  suppressionHash: string | null
  contactId: string | null
  /** Our id of the topic; ignored when a template is named. */
  topicId: string | null
  template: { name: string; language: string | null } | null
  /** Our id of the sender, or Meta's phone-number id. */
  sender: string | null
}

/** The columns of a contact that a decision reads. */
export type Registers = Pick<
  ContactRow,
  | 'id'
  | 'linkEpoch'
  | 'locale'
  | 'stopOn'
  | 'stopAt'
  | 'stopSince'
  | 'stopChangeId'
  | 'pauseUntil'
  | 'pauseAt'
  | 'pauseChangeId'
  | 'releasedAt'
  | 'erasedAt'
  | 'answers'
  | 'senders'
>

export interface AskedTemplate {
  id: string
  topicId: string | null
  category: Category
  urlButtons: UrlButton[] | null
  /** The business paused it. */
  paused: boolean
}

export interface AskedAnswer {
  /** The version of the business's configuration at that moment. */
  version: number
  /** Why the identity is suppressed, if no contact has it. */
  cause: 'released' | 'erased' | null
  templates: AskedTemplate[] | null
  /** The other languages of the name, where the one that is asked about is tied to no topic or is not known. */
  others: AskedTemplate[] | null
  /** Null: no sender was named, or the business has no such sender. */
  senderId: string | null
  /** The contact with its answers to the topics asked about; null: no contact has this identity or id. */
  contact: Registers | null
}

type StoredAnswer = Omit<AskedAnswer, 'contact'> & {
  contact: (Omit<Registers, 'answers'> & { answers: ListedAnswer[] | null }) | null
}

/** What proves an answer, which a decision does not need. */
const UNREAD = { notice: null, basis: null, evidence: null, proof: null }
type ListedAnswer = Omit<ReadAnswer, keyof typeof UNREAD>

/** Returns what a decision needs, in one round trip that also sets the tenant. Returns null if the key was revoked. */
export async function ask(sql: Sql, businessId: string, asked: Asked): Promise<AskedAnswer | null> {
  const { keyId, matchKey, suppressionHash, contactId, topicId, template, sender } = asked
  const rows = await inBlock(
    sql,
    (tx) => tx<{ answer: StoredAnswer | null }[]>`
      select sayso_ask(${businessId}, ${keyId}, ${matchKey}, ${suppressionHash}, ${contactId}, ${topicId},
        ${template?.name ?? null}, ${template?.language ?? null}, ${sender}) as answer`,
  )
  const answer = rows[0]?.answer
  return answer ? { ...answer, contact: registersOf(answer.contact) } : null
}

/** A question about one person and one topic, by the holder of an API key. */
export type TopicAsked = Pick<Asked, 'matchKey' | 'suppressionHash' | 'contactId' | 'topicId'> & { keyId: string }

/** The most questions that `sayso_ask_many` answers at once. */
export const ASKED_AT_ONCE = 8

/** What an answer about a topic has, and what it leaves out. */
type StoredTopicAnswer = Pick<StoredAnswer, 'version' | 'cause' | 'contact'>
const NOT_ASKED = { templates: null, others: null, senderId: null }

/**
 * Returns what `ask` returns for up to `ASKED_AT_ONCE` questions of one business, in one round trip: all as it is when
 * the statement begins. The answers are in the order of the questions, with null for each whose own key was revoked.
 */
export async function askMany(
  sql: Sql,
  businessId: string,
  questions: readonly TopicAsked[],
): Promise<(AskedAnswer | null)[]> {
  if (questions.length > ASKED_AT_ONCE) throw new RangeError(`at most ${ASKED_AT_ONCE} questions are asked at once`)
  const column = columnsOf(questions)
  const rows = await inBlock(
    sql,
    (tx) => tx<{ place: number; answer: StoredTopicAnswer }[]>`
      select place, answer from sayso_ask_many(${businessId}, ${column((q) => q.keyId)}::uuid[],
        ${column((q) => q.matchKey ?? '')}::text[], ${column((q) => q.suppressionHash ?? '')}::text[],
        ${column((q) => orNil(q.contactId))}::uuid[], ${column((q) => orNil(q.topicId))}::uuid[])`,
  )
  const answers: (AskedAnswer | null)[] = questions.map(() => null)
  for (const { place, answer } of rows)
    answers[place - 1] = { ...NOT_ASKED, ...answer, contact: registersOf(answer.contact) }
  return answers
}

/** Returns the registers of a contact, without what proves its answers. */
function registersOf(contact: StoredAnswer['contact']): Registers | null {
  return (
    contact && { ...contact, answers: contact.answers && answersOf(contact.answers.map((a) => ({ ...a, ...UNREAD }))) }
  )
}
