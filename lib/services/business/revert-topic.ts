import { inBusiness } from '@/db/client'
import { readTopicAt } from '@/db/queries/business/topic-versions'
import type { Caller } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { type ChangedTopic, changeTopic } from './change-topic'

/**
 * Takes a change of a topic back: it becomes again what it was in the version `to`. Only while `version`, which that
 * change made, is still the topic's last one.
 */
export async function revertTopic(
  deps: Deps,
  caller: Caller,
  topicId: string,
  { version, to }: { version: number; to: number },
): Promise<ChangedTopic> {
  const { businessId } = caller
  const content = await inBusiness(deps.db, businessId, (tx) => readTopicAt(tx, businessId, topicId, to))
  if (!content) return { outcome: 'unknown_topic' }
  const { texts, ...rest } = content
  return changeTopic(deps, caller, topicId, { ...rest, texts: texts as never }, { version })
}
