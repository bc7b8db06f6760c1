import { type KeptOutReason, presentOutcome } from '@/lib/api/outcomes'
import { effectiveAnswer, isStoppedFor } from '@/lib/consent/effective'
import type { ContactState, Effect } from '@/lib/consent/types'

/**
 * Reasons for which an answer is kept out. That a contact was erased or released is reported before any answer is
 * judged.
 */
export type AnswerKeptOut = Exclude<KeptOutReason, 'released' | 'erased'>

export type JudgedAnswer =
  | { outcome: 'taken' | 'unchanged' }
  /** `changeId` is the change that keeps it out, if there is one. */
  | { outcome: 'kept_out'; reason: AnswerKeptOut; changeId: string | null }

/**
 * Returns the outcome of an answer to a topic, from its effect on the register and the contact's state after it.
 * Imports and the API both use it, so that the same answer has the same outcome in both. `effect` is undefined if
 * nothing was written.
 */
export function judgeAnswer(
  { topicId, answer }: { topicId: string; answer: 'in' | 'out' },
  effect: Effect | undefined,
  after: ContactState,
): JudgedAnswer {
  const late = effect && judgeLate(effect)
  if (late?.outcome === 'kept_out') return late
  const held = effectiveAnswer(after.topics[topicId])
  if (held && answer === 'out' && held.register.answer === 'in') {
    return { outcome: 'kept_out', reason: 'said_later', changeId: held.register.changeId || null }
  }
  if (held && answer === 'in' && held.register.answer === 'out') {
    const reason = held.lane === 'own' ? 'person_said_no' : 'others_said_no'
    return { outcome: 'kept_out', reason, changeId: held.register.changeId || null }
  }
  if (answer === 'in' && isStoppedFor(after, topicId)) {
    return { outcome: 'kept_out', reason: 'stopped', changeId: after.stop?.changeId || null }
  }
  return late ?? { outcome: effect ? 'taken' : 'unchanged' }
}

/** Returns the outcome of a statement that arrived too late for its register; null if it did not arrive too late. */
export function judgeLate(effect: Effect): JudgedAnswer | null {
  if (effect.outcome !== 'none') return null
  const { outcome } = presentOutcome(effect)
  if (outcome !== 'kept_out') return { outcome }
  const { before } = effect
  return { outcome, reason: 'said_later', changeId: (before && 'changeId' in before && before.changeId) || null }
}
