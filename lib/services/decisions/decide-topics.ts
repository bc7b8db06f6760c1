import type { TopicConfig } from '@/db/queries/business/config'
import type { TopicDecision } from '@/lib/backends/backend'
import { decide } from '@/lib/consent/decide'
import type { ContactState, Decision, Instant } from '@/lib/consent/types'

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
  const decisions: TopicDecision[] = []
  for (const topic of topics) {
    if (topic.archived) continue
    const decision = strictest(states, topic, now)
    if (!decision) continue
    const { id: topicId, key, category } = topic
    decisions.push({ topicId, key, category, allowed: decision.allowed, reason: decision.reason })
  }
  return decisions
}

/** Returns the first No of these contacts, else the first decision; null if there is no contact. */
function strictest(states: readonly ContactState[], topic: TopicConfig, now: Instant): Decision | null {
  let first: Decision | null = null
  for (const state of states) {
    const decision = decide(state, topic, { now })
    if (!decision.allowed) return decision
    first ??= decision
  }
  return first
}
