import type { TopicConfig } from '@/db/queries/business/config'
import type { TopicDecision } from '@/lib/backends/backend'
import { decide } from '@/lib/consent/decide'
import type { ContactState, Instant } from '@/lib/consent/types'

/**
 * Decides each topic for a contact now, in the order of the page: the same as a check at send time would. Archived
 * topics are sent to nobody and have no decision. Where several contacts of ours are one in a backend, the first that
 * says No to a topic decides it.
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
