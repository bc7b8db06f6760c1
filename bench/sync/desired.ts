import type { TopicConfig } from '@/db/queries/business/config'
import { fieldKeyOf } from '@/lib/backends/weni/plan-provision'
import { decide } from '@/lib/consent/decide'
import type { ContactState, Instant } from '@/lib/consent/types'
import { TOPICS } from '@/lib/demo/business'

/** The field that shows whether promotions may be sent. */
export const PROMOTIONS_FIELD = 'consent_promotions'

/**
 * Returns what Weni should hold about a contact, computed apart from the worker: the result of `decide` for each topic.
 */
export function desiredFields(
  state: ContactState,
  topics: readonly TopicConfig[],
  now: Instant,
): Record<string, string> {
  const fields: Record<string, string> = {}
  let marketing = false
  for (const topic of topics) {
    const { allowed } = decide(state, topic, { now })
    const label = TOPICS.find((each) => each.id === topic.id)?.label ?? ''
    fields[fieldKeyOf(label)] = allowed ? 'yes' : 'no'
    marketing ||= allowed && topic.category === 'marketing'
  }
  return { ...fields, marketing_opt_in: marketing ? 'true' : 'false' }
}
