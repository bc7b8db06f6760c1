import type { TopicConfig } from '@/db/queries/business/config'
import type { Desired, TopicDecision } from '@/lib/backends/backend'
import { decide } from '@/lib/consent/decide'
import type { ContactState, Instant } from '@/lib/consent/types'

/** What a backend should know of a contact now: the same answers as a check at send time would get. Archived topics are sent to nobody. */
export function desiredOf(state: ContactState, topics: readonly TopicConfig[], now: Instant): Desired {
  const allowed: Record<string, boolean> = {}
  let marketing = false
  for (const topic of topics) {
    const may = !topic.archived && decide(state, topic, { now }).allowed
    allowed[topic.id] = may
    if (may && topic.category === 'marketing') marketing = true
  }
  return { topics: allowed, marketing }
}

/** Where contacts of ours are one contact in the backend, every No counts. */
export function strictestOf(one: Desired, other: Desired): Desired {
  const topics = Object.fromEntries(
    Object.entries(one.topics).map(([id, allowed]) => [id, allowed && (other.topics[id] ?? false)]),
  )
  return { topics, marketing: one.marketing && other.marketing }
}

/** The decision on each topic that is sent at all, with its reason; of several contacts the first that says No speaks. */
export function decisionsOf(
  states: readonly ContactState[],
  topics: readonly TopicConfig[],
  now: Instant,
): TopicDecision[] {
  return topics.flatMap((topic) => {
    if (topic.archived) return []
    const decisions = states.map((state) => decide(state, topic, { now }))
    const decision = decisions.find((each) => !each.allowed) ?? decisions[0]
    return decision ? [{ key: topic.key, allowed: decision.allowed, reason: decision.reason }] : []
  })
}
