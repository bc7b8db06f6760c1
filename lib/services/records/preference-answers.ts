import type { CitedLine } from '@/db/queries/ledger/contact-lines'
import type { RefusedReason, StatementOutcome } from '@/lib/api/outcomes'
import { pauseEnd } from '@/lib/consent/time'
import type { ContactState, Effect, Instant, Statement } from '@/lib/consent/types'
import { type AnswerKeptOut, judgeAnswer, type JudgedAnswer, judgeLate } from './judge-answer'
import type { NamedThings, PreferenceRequest } from './preference-request'

export type StatementSubject = 'topic' | 'stop' | 'return' | 'pause' | 'resume' | 'provider_stop'

/** One statement of a call. */
export interface PreferenceStatement {
  on: StatementSubject
  topic: { id: string; key: string } | null
  said: 'in' | 'out' | null
  /** Whether it is a Yes or a No; a time that is not exact counts in favour of the No. */
  side: 'yes' | 'no'
  refusal: RefusedReason | null
  /**
   * Returns the statement for a contact in this state; null if none is needed. `at` is when it was made, as far as that
   * is known.
   */
  statement(state: ContactState, at: Instant): Statement | null
}

type Judged = JudgedAnswer | { outcome: 'refused'; reason: RefusedReason }

export interface RecordedStatement {
  on: StatementSubject
  topicKey: string | null
  said: 'in' | 'out' | null
  outcome: StatementOutcome
  reason: AnswerKeptOut | RefusedReason | null
  /** The line that keeps it out. */
  line: CitedLine | null
}

/** Returns the statements of a call, each with the reason for which it is refused, if any. */
export function statementsOf(request: PreferenceRequest, named: NamedThings, hasTime: boolean): PreferenceStatement[] {
  const { config } = named
  const late = hasTime ? null : 'time_missing'
  const one = (
    on: StatementSubject,
    side: 'yes' | 'no',
    statement: PreferenceStatement['statement'],
  ): PreferenceStatement => ({
    on,
    topic: null,
    said: null,
    side,
    // A No without a time counts from now.
    refusal: side === 'yes' ? late : null,
    statement,
  })
  const topics = named.topics.map(({ id, said }): PreferenceStatement => {
    const topic = config.topics.find((each) => each.id === id)
    const isRequired = topic?.policy === 'required' && topic.category !== 'marketing'
    const basis = said === 'in' ? 'consent' : null
    const expiresAt = said === 'in' ? request.expiresAt : null
    const spoken = one('topic', said === 'in' ? 'yes' : 'no', () => ({
      on: 'answer',
      topicId: id,
      answer: said,
      basis,
      expiresAt,
    }))
    const refusal = isRequired ? 'topic_required' : said === 'in' && topic?.archived ? 'topic_archived' : spoken.refusal
    return { ...spoken, topic: { id, key: topic?.key ?? id }, said, refusal }
  })
  const { pause, clearProviderStop } = request
  const { senderId } = named
  const others = [
    request.stop && one('stop', 'no', () => ({ on: 'stop', value: true })),
    request.return && one('return', 'yes', () => ({ on: 'stop', value: false })),
    pause && one('pause', 'no', (_, at) => ({ on: 'pause', until: pauseEnd(at, pause, config.timeZone) })),
    request.resume && one('resume', 'yes', () => ({ on: 'pause', until: null })),
    // The caller clears the stop, not the person: without a time it is cleared now.
    clearProviderStop &&
      senderId !== null && {
        ...one('provider_stop', 'yes', (state: ContactState): Statement | null =>
          state.providerStops[senderId]?.on ? { on: 'provider_stop', senderId, value: false } : null,
        ),
        refusal: null,
      },
  ]
  return [...topics, ...others.filter((each): each is PreferenceStatement => typeof each === 'object' && each !== null)]
}

/** Returns the outcome of one statement, from the effects of its line and the state after it. */
export function judgeStatement(one: PreferenceStatement, effects: readonly Effect[], after: ContactState): Judged {
  if (one.refusal) return { outcome: 'refused', reason: one.refusal }
  const effect = effects.find((each) => isOf(one, each))
  if (one.topic && one.said !== null) return judgeAnswer({ topicId: one.topic.id, answer: one.said }, effect, after)
  return (effect && judgeLate(effect)) ?? { outcome: effect ? 'taken' : 'unchanged' }
}

function isOf(one: PreferenceStatement, effect: Effect): boolean {
  switch (one.on) {
    case 'topic':
      return effect.on === 'answer' && effect.topicId === one.topic?.id
    case 'stop':
    case 'return':
      return effect.on === 'stop'
    case 'pause':
    case 'resume':
      return effect.on === 'pause'
    case 'provider_stop':
      return effect.on === 'provider_stop'
  }
}

/** Returns whether effects of a line are those of a statement that lifts something: a Yes, a return, a resume. */
export function isLiftedIn(one: PreferenceStatement, effects: readonly Effect[]): boolean {
  return effects.some((effect) => {
    if (effect.on === 'pending') return effect.topicId === one.topic?.id && effect.said !== null
    if (!isOf(one, effect)) return false
    if (effect.on === 'answer') return effect.said.answer === 'in'
    if (effect.on === 'stop') return !effect.said.on
    return effect.on === 'pause' && effect.said.until === null
  })
}

/** Returns the statement with its outcome, and the line that keeps it out. */
export function withLine(
  one: PreferenceStatement,
  judged: Judged,
  lines: ReadonlyMap<string, CitedLine>,
): RecordedStatement {
  const { on, topic, said } = one
  const changeId = judged.outcome === 'kept_out' ? judged.changeId : null
  return {
    on,
    topicKey: topic?.key ?? null,
    said,
    outcome: judged.outcome,
    reason: 'reason' in judged ? judged.reason : null,
    line: (changeId !== null && lines.get(changeId)) || null,
  }
}
