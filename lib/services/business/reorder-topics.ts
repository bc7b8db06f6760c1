import { isDeepStrictEqual } from 'node:util'
import { orderTopics } from '@/db/queries/business/topic-changes'
import type { Caller } from '@/lib/services/callers/caller'
import type { NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { changePage } from './change-page'

export type ReorderedTopics =
  | { outcome: 'reordered' }
  | { outcome: 'unchanged' }
  /**
   * The ids are not exactly those on the page, because a topic was added or archived meanwhile. `topicIds` are those
   * that are on the page now.
   */
  | { outcome: 'other_topics'; topicIds: string[] }
  | NotAllowed

/** Puts the topics of the page in the order of these ids. Archived topics stay after them. */
export async function reorderTopics(deps: Deps, caller: Caller, topicIds: readonly string[]): Promise<ReorderedTopics> {
  const { businessId } = caller
  return changePage<ReorderedTopics>(deps, caller, 'topics.write', async (tx, config) => {
    const before = config.topics.filter(({ archived }) => !archived).map(({ id }) => id)
    if (!isDeepStrictEqual(before.toSorted(), topicIds.toSorted()))
      return { result: { outcome: 'other_topics', topicIds: before }, entry: null }
    if (isDeepStrictEqual(before, [...topicIds])) return { result: { outcome: 'unchanged' }, entry: null }
    const archived = config.topics.filter((topic) => topic.archived).map(({ id }) => id)
    await orderTopics(tx, businessId, [...topicIds, ...archived])
    const keys = topicIds.map((id) => config.topics.find((topic) => topic.id === id)?.key)
    const entry = {
      action: 'topics.reordered',
      subject: { kind: 'business', id: businessId },
      changes: { keys },
    } as const
    return { result: { outcome: 'reordered' }, entry }
  })
}
