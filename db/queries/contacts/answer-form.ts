import type { Answer, AnswerRegister, Instant, Lane } from '@/lib/consent/types'

/** One row of `answers`, as everything but the queries sees it. */
export interface AnswerRow {
  topicId: string
  answer: Answer | null
  at: Instant | null
  since: Instant | null
  changeId: string | null
  notice: string | null
  basis: string | null
  expiresAt: Instant | null
  evidence: string | null
  lane: Lane | null
  lanes: Partial<Record<Lane, AnswerRegister>> | null
  pendingRequestId: string | null
  pendingAskedAt: Instant | null
  pendingExpiresAt: Instant | null
}

/**
 * What a row holds in one of its two layouts (decision 238): `lane`, `basis` and `evidence` as words and hex, or `terms`
 * and `proof`; and `since` only where it differs from `at`. A column of the other layout is null.
 */
export interface AnswerForm {
  since: Instant | null
  basis: string | null
  evidence: string | null
  lane: Lane | null
  terms: string | null
  proof: string | null
}

/** The first letter of `terms`. */
const LETTERS: Readonly<Record<Lane, string>> = { own: 'p', other: 'o', unproven: 'u' }
const LANE_OF: ReadonlyMap<string, Lane> = new Map(
  (Object.keys(LETTERS) as Lane[]).map((lane) => [LETTERS[lane], lane] as const),
)
/** The second letter of `terms`, for the only basis that Sayso gives by itself. Another one stays in its own column. */
const CONSENT = 'consent'
const CONSENT_LETTER = 'c'
const DIGEST = /^[0-9a-f]{64}$/

/** Returns how the parts of an answer that have two forms are stored. */
export function formOf(
  answer: Pick<AnswerRow, 'at' | 'since' | 'basis' | 'evidence' | 'lane'>,
  isCompact: boolean,
): AnswerForm {
  const { at, since, basis, evidence, lane } = answer
  if (!isCompact) return { since, basis, evidence, lane, terms: null, proof: null }
  const isConsent = lane !== null && basis === CONSENT
  const isDigest = evidence !== null && DIGEST.test(evidence)
  return {
    since: since === at ? null : since,
    basis: isConsent ? null : basis,
    evidence: isDigest ? null : evidence,
    lane: null,
    terms: lane && LETTERS[lane] + (isConsent ? CONSENT_LETTER : ''),
    proof: isDigest ? evidence : null,
  }
}

/** A row of `answers` as a statement reads it: in either layout. */
export type ReadAnswer = AnswerRow & Pick<AnswerForm, 'terms' | 'proof'>

/** Returns the row that was read, with its parts as words, whichever layout it has. */
export function answerOf<Row extends ReadAnswer>({ terms, proof, ...row }: Row): Omit<Row, 'terms' | 'proof'> {
  return {
    ...row,
    since: row.since ?? row.at,
    lane: laneOf(row.lane, terms),
    basis: row.basis ?? (terms?.endsWith(CONSENT_LETTER) ? CONSENT : null),
    evidence: row.evidence ?? proof,
  }
}

/** Returns the lane that a row names in either layout. */
export function laneOf(lane: Lane | null, terms: string | null): Lane | null {
  return lane ?? LANE_OF.get(terms?.charAt(0) ?? '') ?? null
}

/** What `made` counts from: 2020 is before the first contact of anybody, and 32 bits of seconds end in 2088. */
const FIRST_SECOND = Date.UTC(2020) / 1000
const LAST_PLACE = 2 ** 31 - 1

/**
 * Returns the second in which a contact's id was made, which its first 48 bits say (UUIDv7), counted from 2020. It is
 * never lower for a greater id, whatever the id is. So a list in the order of ids can be read in the order of these,
 * with a sort within each; and because they are equal for all who were made in one second, PostgreSQL keeps them once
 * in an index (docs/decisions/0238-answers-without-repetition.md).
 */
export function madeOf(contactId: string): number {
  const second = Math.floor(Number.parseInt(contactId.slice(0, 8) + contactId.slice(9, 13), 16) / 1000)
  return Math.min(Math.max(second - FIRST_SECOND, 0), LAST_PLACE)
}
