import type { CitedLine } from '@/db/queries/ledger/contact-lines'
import { effectiveAnswer } from '@/lib/consent/effective'
import { pauseEnd } from '@/lib/consent/time'
import type { ContactState, Effect, Instant, Statement } from '@/lib/consent/types'
import type { NamedThings, PreferenceRequest } from './preference-request'

/**
 * Why something can't be said at all:
 * - `time_missing` a Yes, a return or a resume whose time nobody knows could be older than a No
 * - `topic_archived` a Yes to what is not offered any more; `topic_required` it can't be chosen
 */
export type Refusal = 'time_missing' | 'topic_archived' | 'topic_required'

/**
 * Why something does not count, though it was kept:
 * - `person_said_no` the person's own No stands, and only they lift it
 * - `others_said_no` an import's, API's or backend's No stands: a later Yes needs proof, or the person's own word
 * - `said_later` something that was said later holds, or a No of the same moment
 */
export type KeptOut = 'person_said_no' | 'others_said_no' | 'said_later'

export type StatementSubject = 'topic' | 'stop' | 'return' | 'pause' | 'resume' | 'provider_stop'

/** One thing that a call says. */
export interface PreferenceStatement {
  on: StatementSubject
  topic: { id: string; key: string } | null
  said: 'in' | 'out' | null
  /** A time that is not exact counts for the No. */
  side: 'yes' | 'no'
  refusal: Refusal | null
  /** What is said, given what holds; null: nothing has to be. `at`: when it was said, as far as that is known. */
  statement(state: ContactState, at: Instant): Statement | null
}

/** What became of it. */
export type Verdict =
  | { outcome: 'taken' | 'unchanged' }
  | { outcome: 'kept_out'; why: KeptOut; changeId: string | null }
  | { outcome: 'refused'; why: Refusal }

export interface StatementOutcome {
  on: StatementSubject
  topicKey: string | null
  said: 'in' | 'out' | null
  outcome: Verdict['outcome']
  why: KeptOut | Refusal | null
  /** The line that stands against it. */
  line: CitedLine | null
}

/** Takes a call apart into the things that it says, and tells which of them can't be. */
export function statementsOf(noted: PreferenceRequest, named: NamedThings, hasTime: boolean): PreferenceStatement[] {
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
    // A No without a time counts as now.
    refusal: side === 'yes' ? late : null,
    statement,
  })
  const topics = named.topics.map(({ id, said }): PreferenceStatement => {
    const topic = config.topics.find((each) => each.id === id)
    const isRequired = topic?.policy === 'required' && topic.category !== 'marketing'
    const basis = said === 'in' ? 'consent' : null
    const expiresAt = said === 'in' ? noted.expiresAt : null
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
  const { pause, clearProviderStop } = noted
  const { senderId } = named
  const others = [
    noted.stop && one('stop', 'no', () => ({ on: 'stop', value: true })),
    noted.return && one('return', 'yes', () => ({ on: 'stop', value: false })),
    pause && one('pause', 'no', (_, at) => ({ on: 'pause', until: pauseEnd(at, pause, config.timeZone) })),
    noted.resume && one('resume', 'yes', () => ({ on: 'pause', until: null })),
    // The act of whoever clears it: without a time it is done now.
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

/** What became of one thing, given the effects of its line and the state after it. */
export function verdictOf(one: PreferenceStatement, effects: readonly Effect[], after: ContactState): Verdict {
  if (one.refusal) return { outcome: 'refused', why: one.refusal }
  const effect = effects.find((each) => isOf(one, each))
  if (effect?.outcome === 'none') return { outcome: 'kept_out', why: 'said_later', changeId: beforeOf(effect) }
  if (one.said === 'in' && (!effect || effect.outcome === 'kept_out')) {
    // Also a repeated Yes that writes no line is still kept out by the No that kept it out before.
    const held = effectiveAnswer(after.topics[one.topic?.id ?? ''])
    if (held?.register.answer === 'out') {
      const why = held.lane === 'own' ? 'person_said_no' : 'others_said_no'
      return { outcome: 'kept_out', why, changeId: held.register.changeId || null }
    }
  }
  return { outcome: effect ? 'taken' : 'unchanged' }
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

function beforeOf(effect: Effect): string | null {
  const { before } = effect
  return (before && 'changeId' in before && before.changeId) || null
}

/** The verdict as it is told, with the line that stands against it. */
export function tellVerdict(
  one: PreferenceStatement,
  verdict: Verdict,
  lines: ReadonlyMap<string, CitedLine>,
): StatementOutcome {
  const { on, topic, said } = one
  const changeId = verdict.outcome === 'kept_out' ? verdict.changeId : null
  return {
    on,
    topicKey: topic?.key ?? null,
    said,
    outcome: verdict.outcome,
    why: 'why' in verdict ? verdict.why : null,
    line: (changeId !== null && lines.get(changeId)) || null,
  }
}
