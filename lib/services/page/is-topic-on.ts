import type { TopicConfig } from '@/db/queries/business/config'
import { decide } from '@/lib/consent/decide'
import { effectiveAnswer, isStoppedFor } from '@/lib/consent/effective'
import type { ContactState, Instant } from '@/lib/consent/types'

/** How a topic stands on the page: what the person chose, apart from a pause and from Meta's own stop, which have banners of their own. */
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
  /** On because the topic is sent until refused: nobody has agreed to it. */
  unasked: boolean
  /** Asked, and not confirmed yet. */
  pending: boolean
  /** Agreed once, for a time that is over: when it ended. */
  expiredAt: Instant | null
}

/** The topics of the page, in its order, as the person has them now. */
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
