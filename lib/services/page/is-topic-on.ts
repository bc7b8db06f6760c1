import type { TopicConfig } from '@/db/queries/business/config'
import { openRequest } from '@/lib/consent/decide'
import { effectiveAnswer, isExpired, isStoppedFor } from '@/lib/consent/effective'
import type { ContactState, Instant } from '@/lib/consent/types'

/**
 * Returns whether a topic's switch is on: what the person chose, or else the topic's policy. A pause and WhatsApp's own
 * stop do not count here, because the page shows each in a banner of its own.
 */
function isOn(state: ContactState, topic: TopicConfig, now: Instant): boolean {
  if (topic.policy === 'required') return true
  if (isStoppedFor(state, topic.id)) return false
  const answer = effectiveAnswer(state.topics[topic.id])?.register.answer
  if (answer === 'in') return true
  if (answer === 'out') return false
  // A request from before the policy changed still has to be confirmed, and until then nothing is sent.
  return topic.policy === 'opt_out' && openRequest(state, topic.id, now) === null
}

/** Returns when a Yes that was given for a limited time ended; null if there is none or it is still valid. */
function expiryOf(state: ContactState, topic: TopicConfig, now: Instant): Instant | null {
  const answer = topic.policy === 'required' ? null : effectiveAnswer(state.topics[topic.id])?.register
  return answer?.answer === 'in' && isExpired(answer, now) ? answer.expiresAt : null
}

/**
 * Returns whether a topic's switch is shown as on: it is on and its Yes has not expired, or the person asked for it and
 * has still to confirm it. In both cases, switching it off is a No.
 */
export const isShownOn = (state: ContactState, topic: TopicConfig, now: Instant): boolean =>
  (isOn(state, topic, now) && expiryOf(state, topic, now) === null) || openRequest(state, topic.id, now) !== null

/**
 * Returns whether a stop still holds that a form names by its id. What is done in the place of a stop takes back that
 * one alone, and not one that the person made later.
 */
export const isCurrentStop = ({ stop }: Pick<ContactState, 'stop'>, changeId: string | null | undefined): boolean =>
  stop?.on === true && stop.changeId === changeId

export interface TopicStanding {
  topic: TopicConfig
  on: boolean
  /** On because the topic's policy is `opt_out`: the person has not agreed to it. */
  unasked: boolean
  /** Until when the person can confirm what they asked for; null if nothing waits. Such a topic is not on. */
  pendingUntil: Instant | null
  /** When a Yes that was given for a limited time ended; null if there is none or it is still valid. */
  expiredAt: Instant | null
}

/** Returns the topics that the page shows, in the business's order, each as it is for the person now. */
export function topicStates(state: ContactState, topics: readonly TopicConfig[], now: Instant): TopicStanding[] {
  return topics
    .filter((topic) => !topic.archived)
    .map((topic) => {
      const answer = effectiveAnswer(state.topics[topic.id])?.register
      const expiredAt = expiryOf(state, topic, now)
      const on = isOn(state, topic, now) && expiredAt === null
      return {
        topic,
        on,
        unasked: on && topic.policy === 'opt_out' && answer?.answer !== 'in',
        pendingUntil: on ? null : (openRequest(state, topic.id, now)?.expiresAt ?? null),
        expiredAt,
      }
    })
}
