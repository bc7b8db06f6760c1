import { type AnswerRow, shareProofs, type StoredAnswer, type WrittenAnswer } from '@/db/queries/contacts/answer-form'
import type { Registers } from '@/db/queries/decisions/ask'
import { effectiveAnswer, ownYesSince } from '@/lib/consent/effective'
import { type AnswerRegister, type ContactState, EMPTY_CONTACT, type Lane, type TopicState } from '@/lib/consent/types'

/** Returns the state that the rules of consent work on, from a contact's row in the database. */
export function stateOf(row: Omit<Registers, 'id'>): ContactState {
  return {
    stop:
      row.stopAt === null
        ? null
        : {
            on: row.stopOn ?? false,
            at: row.stopAt,
            since: row.stopSince ?? row.stopAt,
            changeId: row.stopChangeId ?? '',
          },
    pause: row.pauseAt === null ? null : { until: row.pauseUntil, at: row.pauseAt, changeId: row.pauseChangeId ?? '' },
    providerStops: Object.fromEntries(
      (row.senders ?? []).map((s) => [s.senderId, { on: s.on ?? false, at: s.at, changeId: s.changeId ?? '' }]),
    ),
    topics: Object.fromEntries((row.answers ?? []).map((answer) => [answer.topicId, topicStateOf(answer)])),
    releasedAt: row.releasedAt,
    erasedAt: row.erasedAt,
  }
}

function topicStateOf(row: AnswerRow): TopicState {
  return {
    lanes: row.lanes ?? lanesOf(row),
    pending:
      row.pendingRequestId === null
        ? null
        : { requestId: row.pendingRequestId, askedAt: row.pendingAskedAt ?? 0, expiresAt: row.pendingExpiresAt ?? 0 },
  }
}

function lanesOf(row: AnswerRow): Partial<Record<Lane, AnswerRegister>> {
  if (row.answer === null || row.lane === null || row.at === null) return {}
  return {
    [row.lane]: {
      answer: row.answer,
      at: row.at,
      since: row.since ?? row.at,
      changeId: row.changeId ?? '',
      notice: row.notice,
      basis: row.basis,
      expiresAt: row.expiresAt,
      evidence: row.evidence,
    },
  }
}

/**
 * Returns the row of a topic's state: the effective answer in columns, and all lanes beside it only if there are
 * several.
 */
export function answerRow(topicId: string, topic: TopicState): StoredAnswer {
  const effective = effectiveAnswer(topic)
  const register = effective?.register
  return {
    topicId,
    answer: register?.answer ?? null,
    at: register?.at ?? null,
    since: register?.since ?? null,
    changeId: register?.changeId ?? null,
    notice: register?.notice ?? null,
    basis: register?.basis ?? null,
    expiresAt: register?.expiresAt ?? null,
    evidence: register?.evidence ?? null,
    lane: effective?.lane ?? null,
    ownYesSince: ownYesSince(topic),
    lanes: Object.keys(topic.lanes).length > 1 ? topic.lanes : null,
    pendingRequestId: topic.pending?.requestId ?? null,
    pendingAskedAt: topic.pending?.askedAt ?? null,
    pendingExpiresAt: topic.pending?.expiresAt ?? null,
  }
}

/** Returns all rows of a contact, as a writer stores them who writes all. */
export function answerRows(state: ContactState): WrittenAnswer[] {
  return shareProofs(Object.entries(state.topics).map(([topicId, topic]) => answerRow(topicId, topic)))
}

/**
 * Returns the rows that a change has to write: those of the topics that it touched, and each other row that gets the
 * digest of one that is replaced (`shareProofs`). That holds for both layouts: a process that still writes the longer
 * one may replace a row that has the digest of others.
 */
export function changedRows(before: ContactState, after: ContactState, touched: Iterable<string>): WrittenAnswer[] {
  const rows = new Map(answerRows(after).map((row) => [row.topicId, row]))
  const wanted = new Set(touched)
  for (const { topicId, isProvenBeside } of before === EMPTY_CONTACT ? [] : answerRows(before))
    if (rows.get(topicId)?.isProvenBeside !== isProvenBeside) wanted.add(topicId)
  return [...wanted].map((id) => rows.get(id) ?? { ...answerRow(id, NOTHING), isProvenBeside: false })
}

const NOTHING: TopicState = { lanes: {}, pending: null }
