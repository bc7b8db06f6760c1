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

/** A row of `answers` as it is written: with what only queries read. */
export interface StoredAnswer extends AnswerRow {
  /** Since when the person themselves say "in". */
  ownYesSince: Instant | null
}

/** What of a row decides whether the digest of its evidence may be left to another row. */
export type Proof = Pick<StoredAnswer, 'topicId' | 'changeId' | 'evidence' | 'lanes'>

/** The same, and whether the digest of its evidence may be left to another row. */
export interface WrittenAnswer extends StoredAnswer {
  /** Another row of the contact has the digest, because the same change wrote it. */
  isProvenBeside: boolean
}

/**
 * What a row holds in one of its two layouts (decision 238): `lane`, `basis` and `evidence` as words and hex, or
 * `terms` and `proof`; and `since` only where it differs from `at`. A column of the other layout is null.
 */
export interface AnswerForm {
  since: Instant | null
  basis: string | null
  evidence: string | null
  lane: Lane | null
  terms: string | null
  /** Hex; empty where another row of the contact with the same change has it. */
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
const BESIDE = ''
const DIGEST = /^[0-9a-f]{64}$/

/** Returns how the parts of an answer that have two forms are stored. */
export function formOf(
  answer: Pick<WrittenAnswer, 'at' | 'since' | 'basis' | 'evidence' | 'lane' | 'isProvenBeside'>,
  isCompact: boolean,
): AnswerForm {
  const { at, since, basis, evidence, lane, isProvenBeside } = answer
  if (!isCompact) return { since, basis, evidence, lane, terms: null, proof: null }
  const isConsent = lane !== null && basis === CONSENT
  const proof = isProvenBeside ? BESIDE : evidence !== null && DIGEST.test(evidence) ? evidence : null
  return {
    since: since === at ? null : since,
    basis: isConsent ? null : basis,
    evidence: proof === null ? evidence : null,
    lane: null,
    terms: lane && LETTERS[lane] + (isConsent ? CONSENT_LETTER : ''),
    proof,
  }
}

/** A row of `answers` as a statement reads it: in either layout. */
export type ReadAnswer = AnswerRow & Pick<AnswerForm, 'terms' | 'proof'>

/**
 * Returns the rows of one contact as words, whichever layout each has. All of the contact's rows must be given where
 * evidence is wanted, because one may have left its digest to another.
 */
export function answersOf<Row extends ReadAnswer>(rows: readonly Row[]): Omit<Row, 'terms' | 'proof'>[] {
  const answers = rows.map(({ terms, proof, ...row }) => ({
    ...row,
    since: row.since ?? row.at,
    lane: laneOf(row.lane, terms),
    basis: row.basis ?? (terms?.endsWith(CONSENT_LETTER) ? CONSENT : null),
    evidence: row.evidence ?? (proof === BESIDE ? null : proof),
  }))
  if (!rows.some(({ proof }) => proof === BESIDE)) return answers
  const evidenceOf = new Map(
    answers.flatMap(({ changeId, evidence, lanes }) => (evidence && !lanes ? [[changeId, evidence] as const] : [])),
  )
  return answers.map((answer, place) =>
    rows[place]?.proof === BESIDE && answer.evidence === null
      ? { ...answer, evidence: evidenceOf.get(answer.changeId) ?? null }
      : answer,
  )
}

/** Returns the lane that a row names in either layout. */
export function laneOf(lane: Lane | null, terms: string | null): Lane | null {
  return lane ?? LANE_OF.get(terms?.charAt(0) ?? '') ?? null
}

/**
 * Returns the topics whose rows leave the digest of their evidence to another one, given all rows of a contact. Of
 * those that one change wrote, the first by topic has it. Where a row has several lanes, `lanes` has the digests, and
 * it neither keeps one for others nor leaves it to them. What is left to whom follows from the contact's answers alone,
 * so that who replaces the row with the digest knows which other one gets it.
 */
export function provenBeside(rows: readonly Proof[]): Set<string> {
  const kept = new Map<string, string>()
  const beside = new Set<string>()
  for (const { topicId, changeId, evidence, lanes } of byTopic(rows)) {
    if (!changeId || evidence === null || lanes !== null) continue
    const first = kept.get(changeId)
    if (first === undefined) kept.set(changeId, evidence)
    else if (first === evidence) beside.add(topicId)
  }
  return beside
}

/** Returns all rows of a contact by topic, each with whether the digest of its evidence is left to another one. */
export function shareProofs<Row extends StoredAnswer>(rows: readonly Row[]): (Row & { isProvenBeside: boolean })[] {
  const beside = provenBeside(rows)
  return byTopic(rows).map((row) => ({ ...row, isProvenBeside: beside.has(row.topicId) }))
}

const byTopic = <Row extends Proof>(rows: readonly Row[]) => rows.toSorted((a, b) => (a.topicId < b.topicId ? -1 : 1))

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
