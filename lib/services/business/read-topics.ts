import { inBusiness } from '@/db/client'
import { readConfig, type TopicConfig } from '@/db/queries/business/config'
import { findTopic } from '@/lib/find-topic'
import type { Deps } from '@/lib/services/deps'

export type { TopicConfig }

/** Returns the topics of a business in the order of its page, archived ones last. */
export async function readTopics(deps: Deps, businessId: string): Promise<TopicConfig[]> {
  const config = await inBusiness(deps.db, businessId, (tx) => readConfig(tx, businessId))
  return config?.topics ?? []
}

/** Returns the topic with this id or key; null when the business has none. */
export async function readTopic(deps: Deps, businessId: string, name: string): Promise<TopicConfig | null> {
  return findTopic({ topics: await readTopics(deps, businessId) }, name)
}
