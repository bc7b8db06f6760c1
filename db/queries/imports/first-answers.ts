import type { Tx } from '@/db/client'
import { madeOf } from '@/db/queries/contacts/answer-form'
import { joinLines, lines } from '@/db/sql'

/** An answer as it is stored of everybody who said it, in the shorter layout (decision 238). */
export interface AnswerOfMany {
  topicId: string
  answer: string
  terms: string
  /** Whether this row has the digest of the evidence, or leaves it to another one. */
  hasDigest: boolean
}

/** What a new contact said in one change, as others said it too. */
export interface FirstAnswers {
  contactId: string
  changeId: string
  /** As a statement takes a moment. */
  at: string
  /** The digest of the evidence, in hex. */
  digest: string
  answers: readonly AnswerOfMany[]
}

/**
 * Writes the answers of new contacts, in the shorter layout: the same rows as `insertAnswers`, of which each set of
 * answers travels once, and each contact with the place of theirs.
 */
export async function insertFirstAnswers(tx: Tx, businessId: string, rows: readonly FirstAnswers[]): Promise<void> {
  if (rows.length === 0) return
  const placeOf = new Map<readonly AnswerOfMany[], number>()
  const all: AnswerOfMany[] = []
  for (const { answers } of rows) {
    if (placeOf.has(answers)) continue
    placeOf.set(answers, all.length + 1)
    all.push(...answers)
  }
  const column = (read: (row: FirstAnswers) => string | number) => lines(tx, rows.map(read))
  const of = (read: (answer: AnswerOfMany) => string) => lines(tx, all.map(read))
  // The answers are one row, so that they are read once and not again for each contact.
  await tx`
    insert into answers (business_id, contact_id, topic_id, answer, at, change_id, terms, proof, made)
    select ${businessId}::uuid, contact, topics[place], answers[place], at, change, terms[place],
      case when proven[place] then decode(proof, 'hex') else ''::bytea end, made
    from (select ${of((a) => a.topicId)}::uuid[] as topics, ${of((a) => a.answer)} as answers,
        ${of((a) => a.terms)} as terms, ${of((a) => (a.hasDigest ? 't' : 'f'))}::boolean[] as proven offset 0) said
      cross join unnest(string_to_array(${joinLines(rows.map((r) => r.contactId))}, chr(10))::uuid[],
        ${column((r) => r.at)}::timestamptz[], ${column((r) => r.changeId)}::uuid[], ${column((r) => r.digest)},
        ${column((r) => madeOf(r.contactId))}::int[], ${column((r) => placeOf.get(r.answers) ?? 0)}::int[],
        ${column((r) => r.answers.length)}::int[]) as v(contact, at, change, proof, made, first, count)
      cross join lateral generate_series(first, first + count - 1) as place
    returning 1`
}
