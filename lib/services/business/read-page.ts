import { type BusinessConfig, readConfig, type TopicConfig } from '@/db/queries/business/config'
import { readTopicHistory, type TopicHistory } from '@/db/queries/business/topic-versions'
import { AppError } from '@/lib/errors'
import { findTopic } from '@/lib/find-topic'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

export type { BusinessConfig, TopicConfig, TopicHistory }

/**
 * Returns what the business has set up: its look, its settings, and its topics in the order of the page, archived ones
 * last.
 */
export async function readPage(deps: Deps, caller: Caller): Promise<BusinessConfig | NotAllowed> {
  const { businessId } = caller
  const config = await inBusinessFor(deps, caller, 'page.read', (tx) => readConfig(tx, businessId))
  if (!config) throw new AppError('business_not_found', { message: 'no such business', status: 404 })
  return config
}

/** A topic for its screen, and the page that it is on. */
export interface OpenedTopic {
  topic: TopicConfig
  history: TopicHistory
  page: BusinessConfig
}

/**
 * Returns a topic by its id or key, with its history; null when the business has none of that name.
 */
export async function openTopic(deps: Deps, caller: Caller, name: string): Promise<OpenedTopic | NotAllowed | null> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'page.read', async (tx) => {
    const page = await readConfig(tx, businessId)
    const topic = page && findTopic(page, name)
    const history = topic && (await readTopicHistory(tx, businessId, topic.id))
    return page && topic && history ? { topic, history, page } : null
  })
}
