import { readConfig } from '@/db/queries/business/config'
import type { Category, Policy } from '@/lib/consent/types'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { demandNotClosing } from './refuse-closing'
import { type NotCounted, type TopicEffect, weighChange } from './topic-effect'

export type WeighedTopic =
  | { outcome: 'weighed'; effect: TopicEffect }
  | { outcome: 'unknown_topic' }
  | NotCounted
  | NotAllowed

/**
 * Returns what it would mean for people if a topic had this category and policy. Nothing is changed. Without an id it
 * is a topic that does not exist yet.
 * @throws AppError `business_closing` (409) while the business is being closed
 */
export async function weighTopic(
  deps: Deps,
  caller: Caller,
  topicId: string | null,
  wanted: { category: Category; policy: Policy },
): Promise<WeighedTopic> {
  const { businessId } = caller
  return inBusinessFor<WeighedTopic>(deps, caller, 'topics.write', async (tx) => {
    await demandNotClosing(tx, businessId)
    const config = topicId === null ? null : await readConfig(tx, businessId)
    const before = config?.topics.find(({ id, archived }) => id === topicId && !archived) ?? null
    if (topicId !== null && !before) return { outcome: 'unknown_topic' }
    const after = { ...wanted, paused: before?.paused ?? false }
    const effect = await weighChange(tx, businessId, { topicId, before, after, now: deps.clock.now() })
    return effect ? { outcome: 'weighed', effect } : { outcome: 'not_counted' }
  })
}
