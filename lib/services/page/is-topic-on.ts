import type { TopicConfig } from '@/db/queries/business/config'
import { decide } from '@/lib/consent/decide'
import { effectiveAnswer, isStoppedFor } from '@/lib/consent/effective'
import type { ContactState, Instant } from '@/lib/consent/types'

/**
 * Returns whether a topic's switch is on: what the person chose, or else the topic's policy. A pause and WhatsApp's own
 * stop do not count here, because the page shows each in a banner of its own.
 */
export function isOn(state: ContactState, topic: TopicConfig): boolean {
  if (topic.policy === 'required') return true
  if (isStoppedFor(state, topic.id)) return false
  const answer = effectiveAnswer(state.topics[topic.id])?.register.answer
  if (answer === 'in') return true
  if (answer === 'out') return false
  return topic.policy === 'opt_out'
}

export interface TopicStanding {
  topic: TopicConfig
  on: boolean
  /** On because the topic's policy is `opt_out`: the person has not agreed to it. */
  unasked: boolean
  /** The person was asked to confirm a Yes, and has not confirmed it yet. */
  pending: boolean
  /** When a Yes that was given for a limited time ended; null if there is none or it is still valid. */
  expiredAt: Instant | null
}

/** Returns the topics that the page shows, in the business's order, each as it is for the person now. */
export function topicStates(state: ContactState, topics: readonly TopicConfig[], now: Instant): TopicStanding[] {
  return topics
    .filter((topic) => !topic.archived)
    .map((topic) => {
      const { reason } = decide(state, topic, { now })
      const answer = effectiveAnswer(state.topics[topic.id])?.register
      const expiredAt =
        answer?.answer === 'in' && answer.expiresAt !== null && answer.expiresAt <= now ? answer.expiresAt : null
      const on = isOn(state, topic) && expiredAt === null
      return {
        topic,
        on,
        unasked: on && topic.policy === 'opt_out' && answer?.answer !== 'in',
        pending: reason === 'pending_confirmation',
        expiredAt,
      }
    })
}
