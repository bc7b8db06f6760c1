import {
  type AnswerRow,
  type Proof,
  provenBeside,
  shareProofs,
  type StoredAnswer,
  type WrittenAnswer,
} from '@/db/queries/contacts/answer-form'
import type { Registers } from '@/db/queries/decisions/ask'
import { effectiveAnswer, ownYesSince } from '@/lib/consent/effective'
import type { AnswerRegister, ContactState, Lane, ProviderStopRegister, TopicState } from '@/lib/consent/types'

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
    providerStops: row.senders ? providerStopsOf(row.senders) : {},
    topics: row.answers ? topicsOf(row.answers) : {},
    releasedAt: row.releasedAt,
    erasedAt: row.erasedAt,
  }
}

function providerStopsOf(senders: NonNullable<Registers['senders']>): ContactState['providerStops'] {
  const stops: Record<string, ProviderStopRegister> = {}
  for (const s of senders) stops[s.senderId] = { on: s.on ?? false, at: s.at, changeId: s.changeId ?? '' }
  return stops
}

function topicsOf(answers: readonly AnswerRow[]): ContactState['topics'] {
  const topics: Record<string, TopicState> = {}
  for (const answer of answers) topics[answer.topicId] = topicStateOf(answer)
  return topics
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

/** Returns what of a topic's row decides who has the digest of its evidence. */
function proofOf(topicId: string, topic: TopicState): Proof {
  const register = effectiveAnswer(topic)?.register
  return {
    topicId,
    changeId: register?.changeId ?? null,
    evidence: register?.evidence ?? null,
    lanes: severalLanes(topic),
  }
}

const severalLanes = ({ lanes }: TopicState) => (Object.keys(lanes).length > 1 ? lanes : null)

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
    lanes: severalLanes(topic),
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
 * digest of one that is replaced (`provenBeside`). That holds for both layouts: a process that still writes the longer
 * one may replace a row that has the digest of others.
 */
export function changedRows(before: ContactState, after: ContactState, touched: Iterable<string>): WrittenAnswer[] {
  const { topics } = after
  const beside = besideIn(after)
  const wanted = new Set(touched)
  const wasBeside = besideIn(before)
  for (const topicId of Object.keys(before.topics))
    if (!topics[topicId] || beside.has(topicId) !== wasBeside.has(topicId)) wanted.add(topicId)
  return [...wanted].map((id) => ({ ...answerRow(id, topics[id] ?? NOTHING), isProvenBeside: beside.has(id) }))
}

const NOTHING: TopicState = { lanes: {}, pending: null }

const besideIn = ({ topics }: ContactState) =>
  provenBeside(Object.entries(topics).map(([topicId, topic]) => proofOf(topicId, topic)))
