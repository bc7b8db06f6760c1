import type { AnswerRegister, ContactState, Instant, Lane, TopicState } from './types'

export interface EffectiveAnswer {
  lane: Lane
  register: AnswerRegister
}

/**
 * The answer that counts for a topic, computed from its three lanes, or null when nobody ever gave one. Because it is
 * computed and never stored, what came first can't matter. At the same moment the stricter lane counts. Its answer is
 * `none` where it was taken back: then the topic's policy decides, as it does for null.
 *
 * The person's Yes is dated by `since`, when they said it, and not by `at`: an undo that brings an old Yes back must
 * not lift the No of an import that came between.
 */
export function effectiveAnswer(topic: TopicState | undefined): EffectiveAnswer | null {
  const own = topic?.lanes.own
  const other = topic?.lanes.other
  const unproven = topic?.lanes.unproven

  // The person's own No: nothing but the person lifts it.
  if (own?.answer === 'out') return { lane: 'own', register: own }
  // An import's or API's No: only a Yes that the person gave after it passes.
  if (other?.answer === 'out') {
    const passes = own?.answer === 'in' && own.since > other.at
    return passes ? { lane: 'own', register: own } : { lane: 'other', register: other }
  }
  // The person's own Yes, before what others say about them.
  if (own?.answer === 'in') return { lane: 'own', register: own }
  // From here the person said nothing, or took back what they said: an undo restores what was, so others are heard
  // again. A Yes of others, with proof.
  if (other) return { lane: 'other', register: other }
  // A Yes without proof counts only where nobody said anything else.
  if (unproven) return { lane: 'unproven', register: unproven }
  return own ? { lane: 'own', register: own } : null
}

/** Whether a Yes was given for a time that is over. */
export function isExpired(register: Pick<AnswerRegister, 'expiresAt'>, now: Instant): boolean {
  return register.expiresAt !== null && register.expiresAt <= now
}

/** When the person said the Yes of theirs that the topic holds, else null. */
export function ownYesSince(topic: TopicState | undefined): Instant | null {
  const own = topic?.lanes.own
  return own?.answer === 'in' ? own.since : null
}

/** Whether "stop everything" holds for a topic: unless the person themselves switched it on after the stop. */
export function isStoppedFor(state: ContactState, topicId: string): boolean {
  if (!state.stop?.on) return false
  const yes = ownYesSince(state.topics[topicId])
  return yes === null || yes <= state.stop.since
}
