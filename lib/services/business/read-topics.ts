import { inBusiness } from '@/db/client'
import { readConfig, type TopicConfig } from '@/db/queries/business/config'
import type { Deps } from '@/lib/services/deps'

export type { TopicConfig }

/** The topics of a business in the order of its page, archived ones last. */
export async function readTopics(deps: Deps, businessId: string): Promise<TopicConfig[]> {
  const config = await inBusiness(deps.db, businessId, (tx) => readConfig(tx, businessId))
  return config?.topics ?? []
}

/** The topic of an id or a key; null when the business has none. */
export async function findTopic(deps: Deps, businessId: string, idOrKey: string): Promise<TopicConfig | null> {
  const topics = await readTopics(deps, businessId)
  return topics.find(({ id, key }) => id === idOrKey.toLowerCase() || key === idOrKey) ?? null
}
