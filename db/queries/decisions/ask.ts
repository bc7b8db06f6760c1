import type { Sql } from '@/db/client'
import type { AnswerRow, ContactRow } from '@/db/queries/contacts/contact-rows'
import type { UrlButton } from '@/db/schema/templates'
import type { Category } from '@/lib/consent/types'

/** One person and one message: what `decide` needs, and whether the asker's key still holds. */
export interface Asked {
  /** Null: no key is asked about, because the asker has none. */
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

/** What a decision reads of a contact. */
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
}

export interface AskedAnswer {
  /** The business's configuration version at that moment. */
  version: number
  /** Why the name is suppressed, where nobody is known by it. */
  cause: 'released' | 'erased' | null
  templates: AskedTemplate[] | null
  /** Null: no sender was named, or the business has no such sender. */
  senderId: string | null
  /** Null: nobody is known by that name. With the answers to the topics asked about only. */
  contact: Registers | null
}

type StoredAnswer = Omit<AskedAnswer, 'contact'> & {
  contact: (Omit<Registers, 'answers'> & { answers: Omit<AnswerRow, 'notice' | 'basis' | 'evidence'>[] | null }) | null
}

/** Asks in one round trip, tenant included. Null: the key was revoked. */
export async function ask(sql: Sql, businessId: string, asked: Asked): Promise<AskedAnswer | null> {
  const { keyId, matchKey, suppressionHash, contactId, topicId, template, sender } = asked
  const rows = await sql<{ answer: StoredAnswer | null }[]>`
    select sayso_ask(${businessId}, ${keyId}, ${matchKey}, ${suppressionHash}, ${contactId}, ${topicId}, ${template?.name ?? null},
      ${template?.language ?? null}, ${sender}) as answer`
  const answer = rows[0]?.answer
  if (!answer) return null
  const { contact } = answer
  // What proves an answer is no part of a decision.
  const unread = { notice: null, basis: null, evidence: null }
  return {
    ...answer,
    contact: contact && { ...contact, answers: contact.answers?.map((a) => ({ ...a, ...unread })) ?? null },
  }
}
