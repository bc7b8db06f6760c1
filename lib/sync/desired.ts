import type { Desired } from '@/lib/backends/backend'
import { decide } from '@/lib/consent/decide'
import type { ContactState, Instant } from '@/lib/consent/types'
import type { TopicConfig } from '@/db/queries/config'

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

/** Where contacts of ours are one contact over there, every No counts. */
export function strictestOf(one: Desired, other: Desired): Desired {
  const topics = Object.fromEntries(
    Object.entries(one.topics).map(([id, allowed]) => [id, allowed && (other.topics[id] ?? false)]),
  )
  return { topics, marketing: one.marketing && other.marketing }
}
