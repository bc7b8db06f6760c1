import { formOf, madeOf, type StoredAnswer } from '@/db/queries/contacts/answer-form'
import type { ProofAnswer, ProofContact, ProofSender } from '@/db/queries/ledger/proof-rows'
import type { ContactState } from '@/lib/consent/types'
import { canonicalText } from '@/lib/ledger/canonical'
import { answerRow } from '@/lib/services/changes/contact-state'
import type { Finding } from './findings'

/** A column, what the table says of it and what follows from the lines. */
type Pair = readonly [column: string, stored: unknown, follows: unknown]

/**
 * Returns the findings about a contact's own registers and answers, given the state that its lines make.
 * `isListedByMade`: an answer without `made` is in no list of people.
 */
export function compareState(
  contactId: string,
  state: ContactState,
  stored: {
    contact: ProofContact | null
    answers: readonly ProofAnswer[]
    senders: readonly ProofSender[]
    isListedByMade: boolean
  },
): Finding[] {
  return [
    ...compareContact(contactId, state, stored.contact),
    ...compareAnswers(contactId, state, stored),
    ...compareSenders(contactId, state, stored.senders),
  ]
}

function compareContact(contactId: string, state: ContactState, row: ProofContact | null): Finding[] {
  const at = { contactId, table: 'contacts', row: contactId }
  if (!row) return [{ ...at, columns: null, problem: 'missing' }]
  const { stop, pause } = state
  return differing(at, [
    ['stop_on', row.stopOn ?? (row.stopAt === null ? null : false), stop?.on ?? null],
    ['stop_at', row.stopAt, stop?.at ?? null],
    ['stop_since', row.stopSince ?? row.stopAt, stop?.since ?? null],
    ['stop_change_id', row.stopChangeId, stop?.changeId || null],
    ['pause_until', row.pauseUntil, pause?.until ?? null],
    ['pause_at', row.pauseAt, pause?.at ?? null],
    ['pause_change_id', row.pauseChangeId, pause?.changeId || null],
    ['released_at', row.releasedAt, state.releasedAt],
    ['erased_at', row.erasedAt, state.erasedAt],
  ])
}

function compareAnswers(
  contactId: string,
  state: ContactState,
  { answers, isListedByMade }: { answers: readonly ProofAnswer[]; isListedByMade: boolean },
): Finding[] {
  const rowOf = new Map(answers.map((row) => [row.topicId, row]))
  const topicIds = new Set([...rowOf.keys(), ...Object.keys(state.topics)])
  return [...topicIds].flatMap((topicId) => {
    const at = { contactId, table: 'answers', row: `topic ${topicId}` }
    const follows = answerRow(topicId, state.topics[topicId] ?? { lanes: {}, pending: null })
    const isNothing = follows.answer === null && follows.pendingRequestId === null
    const row = rowOf.get(topicId)
    if (!row) return isNothing ? [] : [{ ...at, columns: null, problem: 'missing' as const }]
    // A row that says nothing is left where an answer did not count or a request ended.
    if (isNothing && (row.answer !== null || row.pendingRequestId !== null))
      return [{ ...at, columns: null, problem: 'added' as const }]
    return differing(at, [
      ['answer', row.answer, follows.answer],
      ['at', row.at, follows.at],
      ['since', row.since, follows.since],
      ['change_id', row.changeId, follows.changeId],
      ['notice', row.notice, follows.notice],
      ['basis', row.basis, follows.basis],
      ['expires_at', row.expiresAt, follows.expiresAt],
      ['evidence', row.evidence, follows.evidence],
      ['lane', row.lane, follows.lane],
      ['own_yes_since', row.ownYesSince, follows.ownYesSince],
      ['lanes', row.lanes, follows.lanes],
      ['pending_request_id', row.pendingRequestId, follows.pendingRequestId],
      ['pending_asked_at', row.pendingAskedAt, follows.pendingAskedAt],
      ['pending_expires_at', row.pendingExpiresAt, follows.pendingExpiresAt],
      ...compareForm(contactId, row, follows, isListedByMade),
    ])
  })
}

/**
 * Compares the columns of the shorter layout. In the other one they are null, but for `made`, which either may have,
 * and has to have where people are listed by it. A digest that is left to another row was looked for there, and is
 * compared as `evidence`.
 */
function compareForm(
  contactId: string,
  { terms, proof, made }: ProofAnswer,
  follows: StoredAnswer,
  isListedByMade: boolean,
): Pair[] {
  const form = formOf({ ...follows, isProvenBeside: false }, true)
  return [
    ['terms', terms, terms && form.terms],
    ['proof', proof, proof && form.proof],
    ['made', made, terms === null && made === null && !isListedByMade ? null : madeOf(contactId)],
  ]
}

function compareSenders(contactId: string, state: ContactState, rows: readonly ProofSender[]): Finding[] {
  const rowOf = new Map(rows.map((row) => [row.senderId, row]))
  const senderIds = new Set([...rowOf.keys(), ...Object.keys(state.providerStops)])
  return [...senderIds].flatMap((senderId) => {
    const at = { contactId, table: 'contact_senders', row: `sender ${senderId}` }
    const stop = state.providerStops[senderId]
    const row = rowOf.get(senderId)
    if (!row) return [{ ...at, columns: null, problem: 'missing' as const }]
    return differing(at, [
      ['stop_on', row.stopOn, stop?.on ?? null],
      ['stop_at', row.stopAt, stop?.at ?? null],
      ['stop_change_id', row.stopChangeId, stop?.changeId || null],
    ])
  })
}

/** Returns one finding that names all columns of a row in which it differs. */
export function differing(at: Pick<Finding, 'contactId' | 'table' | 'row'>, pairs: readonly Pair[]): Finding[] {
  const columns = pairs.filter(([, stored, follows]) => !isSame(stored, follows)).map(([column]) => column)
  return columns.length === 0 ? [] : [{ ...at, columns, problem: 'changed' }]
}

function isSame(stored: unknown, follows: unknown): boolean {
  if (stored === follows) return true
  const isObject = typeof stored === 'object' && stored !== null && typeof follows === 'object' && follows !== null
  return isObject && canonicalText(stored) === canonicalText(follows)
}
