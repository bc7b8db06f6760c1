import { archiveTopic as archive } from '@/db/queries/business/set-up'
import type { Caller } from '@/lib/services/callers/caller'
import type { NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { changePage } from './change-page'
import { isOnlyListed } from './list-topic'
import { type AgreedFirst, type Asks, asksFirst, type NotCounted } from './topic-effect'

export type ArchivedTopic =
  /** `version` is the topic's after it: with it the archiving can be taken back (restore-topic.ts). */
  | { outcome: 'archived'; version: number }
  | { outcome: 'unchanged' }
  | { outcome: 'unknown_topic' }
  /** A page needs at least one topic that everybody sees. */
  | { outcome: 'last_topic' }
  | Asks
  | NotCounted
  | NotAllowed

/** Takes a topic off the page. Its answers and lines stay, and a No to it is still recorded. */
export async function archiveTopic(
  deps: Deps,
  caller: Caller,
  topicId: string,
  guard: AgreedFirst = {},
): Promise<ArchivedTopic> {
  const { businessId } = caller
  return changePage<ArchivedTopic>(deps, caller, 'topics.write', async (tx, config) => {
    const topic = config.topics.find(({ id }) => id === topicId)
    if (!topic) return { result: { outcome: 'unknown_topic' }, entry: null }
    if (topic.archived) return { result: { outcome: 'unchanged' }, entry: null }
    if (isOnlyListed(config, topic)) return { result: { outcome: 'last_topic' }, entry: null }
    const now = deps.clock.now()
    const asks = await asksFirst(tx, businessId, guard, { topicId, before: topic, after: null, now })
    if (asks) return { result: asks, entry: null }
    const version = await archive(tx, businessId, topicId, now)
    const entry = {
      action: 'topic.archived',
      subject: { kind: 'topic', id: topicId },
      changes: { key: topic.key },
    } as const
    return { result: { outcome: 'archived', version }, entry, topicIds: [topicId] }
  })
}
