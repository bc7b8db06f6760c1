import type { AnswerRegister, ContactState, Instant, Lane, TopicState } from './types'

export interface EffectiveAnswer {
  lane: Lane
  register: AnswerRegister
}

/**
 * Returns the answer that counts for a topic, computed from its three lanes, or null when there is no answer in any.
 * Because the result is computed and never stored, the order of arrival can't matter. At the same moment the stricter
 * lane counts. The answer is `none` where it was taken back; then the topic's policy decides, as it does for null.
 *
 * The person's Yes is dated by `since`, the time at which they gave it, and not by `at`: an undo that brings back an
 * old Yes must not lift the No of an import that came in between.
 */
export function effectiveAnswer(topic: TopicState | undefined): EffectiveAnswer | null {
  const own = topic?.lanes.own
  const other = topic?.lanes.other
  const unproven = topic?.lanes.unproven

  // The person's own No. Only the person lifts it.
  if (own?.answer === 'out') return { lane: 'own', register: own }
  // A No of an import or the API. Only a Yes that the person gave after it passes.
  if (other?.answer === 'out') {
    const passes = own?.answer === 'in' && own.since > other.at
    return passes ? { lane: 'own', register: own } : { lane: 'other', register: other }
  }
  // The person's own Yes counts before what the business's systems say.
  if (own?.answer === 'in') return { lane: 'own', register: own }
  // From here on the person gave no answer, or took it back. An undo restores the earlier state, so the other lanes
  // count again. First a Yes of theirs with proof.
  if (other) return { lane: 'other', register: other }
  // A Yes without proof counts only where no other answer exists.
  if (unproven) return { lane: 'unproven', register: unproven }
  return own ? { lane: 'own', register: own } : null
}

/** Whether a Yes was given for a limited time that is over. */
export function isExpired(register: Pick<AnswerRegister, 'expiresAt'>, now: Instant): boolean {
  return register.expiresAt !== null && register.expiresAt <= now
}

/** Returns when the person gave the own Yes that the topic holds, else null. */
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
