import type { TopicConfig } from '@/db/queries/business/config'
import type { TopicDecision } from '@/lib/backends/backend'
import { decide } from '@/lib/consent/decide'
import type { ContactState, Instant } from '@/lib/consent/types'

/**
 * Returns the decision on each topic for a contact now, in the order of the page: the same that a check at send time
 * would return. Archived topics are never sent and have no decision. Where several of our contacts are one contact in a
 * backend, a No of any of them decides the topic.
 */
export function decideTopics(
  states: readonly ContactState[],
  topics: readonly TopicConfig[],
  now: Instant,
): TopicDecision[] {
  return topics.flatMap((topic) => {
    if (topic.archived) return []
    const decisions = states.map((state) => decide(state, topic, { now }))
    const decision = decisions.find((each) => !each.allowed) ?? decisions[0]
    if (!decision) return []
    const { id: topicId, key, category } = topic
    return [{ topicId, key, category, allowed: decision.allowed, reason: decision.reason }]
  })
}
