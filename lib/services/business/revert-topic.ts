import { inBusiness } from '@/db/client'
import { readConfig } from '@/db/queries/business/config'
import { readTopicAt } from '@/db/queries/business/topic-versions'
import type { Caller } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { type ChangedTopic, changeTopic } from './change-topic'
import { spoken } from './topic-rules'

/**
 * Takes a change of a topic back: it becomes again what it was in the version `to`. Only while `version`, which that
 * change made, is still the topic's last one. Texts in languages that the business gave up are left as they are.
 */
export async function revertTopic(
  deps: Deps,
  caller: Caller,
  topicId: string,
  { version, to }: { version: number; to: number },
): Promise<ChangedTopic> {
  const { businessId } = caller
  const [content, config] = await inBusiness(deps.db, businessId, async (tx) => [
    await readTopicAt(tx, businessId, topicId, to),
    await readConfig(tx, businessId),
  ])
  if (!content || !config) return { outcome: 'unknown_topic' }
  const { texts, ...rest } = content
  return changeTopic(deps, caller, topicId, { ...rest, texts: spoken(texts, config) as never }, { version })
}
