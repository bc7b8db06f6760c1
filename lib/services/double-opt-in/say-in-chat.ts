import type { Tx } from '@/db/client'
import { findChange } from '@/db/queries/ledger/ledger'
import { decide } from '@/lib/consent/decide'
import { effectiveAnswer } from '@/lib/consent/effective'
import { nextOwnTime } from '@/lib/consent/time'
import type { Instant, Statement } from '@/lib/consent/types'
import { contactLocale } from '@/lib/i18n/contact-locale'
import { questionText } from '@/lib/i18n/question-text'
import type { ChangeContent, Locked } from '@/lib/services/changes/change-request'
import { REQUEST_MS } from './hold-for-confirmation'
import { type HeldRequest, readOpenRequests, topicsAsked } from './open-requests'

/** What a person confirms: by the word, everything that waits; by a button, what its message asked for. */
export interface Confirmed {
  /** The request that the message was about; null for the word. */
  requestId: string | null
  /** The only topic of it that was chosen; null for all. */
  topicId: string | null
}

/** How far our clock and WhatsApp's may be apart: an answer may seem to come before its question. */
const CLOCKS_MS = 60_000

/**
 * Returns a function that makes the statements of a confirmation. It confirms what is open and no more: without an open
 * request it says nothing, so that a button that is tapped late or twice changes nothing. Each Yes keeps the text that
 * the person saw when they asked.
 * @param saidAt when the person wrote the word. What was asked for after that is not confirmed by it, however late the
 * word arrives: somebody else may have asked, by a link that was forwarded. Left out for a word that was written now
 */
export function sayConfirmed({ requestId, topicId }: Confirmed, saidAt: Instant = Infinity) {
  return async (locked: Locked, tx: Tx): Promise<ChangeContent | null> => {
    const line = requestId === null ? null : await findChange(tx, locked.businessId, locked.row.id, requestId)
    if (requestId !== null && !line) return null
    const held = await readOpenRequests(tx, locked, locked.now, line?.occurredAt ?? saidAt + CLOCKS_MS)
    const chosen = held.filter(({ topic }) => topicId === null || topic.id === topicId)
    if (chosen.length === 0) return null
    const statements = chosen.map(({ topic, pending, notice }): Statement => {
      return { on: 'confirm', topicId: topic.id, requestId: pending.requestId, basis: 'consent', notice }
    })
    const notBefore = Math.max(...chosen.map(({ pending }) => pending.askedAt)) + 1
    const evidence = { question: questionOf(locked, held) }
    return { statements, notBefore, evidence, refersTo: line?.changeId ?? null }
  }
}

/**
 * Returns a function that makes the statements of "No, thanks" below a question: a No to each topic that was asked
 * about, also when the request is over. A question that is not known any more still refuses: all offers, the least that
 * it can have asked about.
 */
export function sayDeclined(requestId: string) {
  return async ({ businessId, row, state, config }: Locked, tx: Tx): Promise<ChangeContent | null> => {
    const line = await findChange(tx, businessId, row.id, requestId)
    const waiting = Object.entries(state.topics).flatMap(([id, { pending }]) =>
      pending && line && pending.askedAt <= line.occurredAt ? [id] : [],
    )
    const asked = line ? topicsAsked(line) : []
    const marketing = config.topics.filter(({ category }) => category === 'marketing').map(({ id }) => id)
    const ids = new Set(asked.length + waiting.length > 0 ? [...asked, ...waiting] : marketing)
    const statements = [...ids].map((topicId): Statement => ({ on: 'answer', topicId, answer: 'out' }))
    return statements.length > 0 ? { statements, refersTo: line?.changeId ?? null } : null
  }
}

/**
 * Returns a function that makes the statements of a person who asks in the chat for topics again, by name. Nothing is
 * agreed to by it: each topic that does not come now gets a request, and the person confirms it once they have read
 * what comes and how often.
 * @param saidAt when the person asked. Nobody is asked about what they refused after that, however late this arrives
 */
export function sayComeBack(requestId: string, topicIds: readonly string[], saidAt: Instant = Infinity) {
  return ({ state, config, row, now }: Locked): ChangeContent | null => {
    const at = nextOwnTime(now, row.lastOwnAt)
    const wanted = config.topics.filter(
      (topic) =>
        topicIds.includes(topic.id) &&
        !topic.archived &&
        !isRefusedSince(state, topic.id, saidAt + CLOCKS_MS) &&
        !decide(withoutPause(state), topic, { now: at }).allowed,
    )
    if (wanted.length === 0) return null
    return {
      evidence: {
        question: questionOf(
          { config, row },
          wanted.map((topic) => ({ topic })),
        ),
      },
      // Asked now, by our own clock: the answer has to come after the stop and the No that it lifts.
      notBefore: at,
      statements: wanted.map(({ id }) => ({ on: 'pending', topicId: id, requestId, expiresAt: at + REQUEST_MS })),
    }
  }
}

function isRefusedSince({ stop, topics }: Locked['state'], topicId: string, since: Instant): boolean {
  const answer = effectiveAnswer(topics[topicId])?.register
  return (stop?.on === true && stop.at > since) || (answer?.answer === 'out' && answer.at > since)
}

/** Returns the question as the person read it in the chat. */
function questionOf({ config, row }: Pick<Locked, 'config' | 'row'>, asked: readonly Pick<HeldRequest, 'topic'>[]) {
  return questionText(
    config,
    asked.map(({ topic }) => topic),
    contactLocale(config, row.phone, row.locale),
  )
}

const withoutPause = (state: Locked['state']) => ({ ...state, pause: null, providerStops: {} })
