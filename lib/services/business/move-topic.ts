import { orderTopics } from '@/db/queries/business/topic-changes'
import type { Caller } from '@/lib/services/callers/caller'
import type { NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { changePage } from './change-page'

export type MovedTopic =
  /** `place` is counted from 1; `wasBefore` is the topic that followed it until now, null if it was the last one. */
  | { outcome: 'moved'; key: string; place: number; of: number; wasBefore: string | null }
  | { outcome: 'unchanged'; key: string; place: number; of: number }
  /** The topic, or the one that it was to be put before, is not on the page (any more). */
  | { outcome: 'unknown_topic' }
  | NotAllowed

/**
 * Puts a topic directly before another one on the page, or last. The others keep their order as it is now, so a move
 * takes back nobody else's move.
 */
export async function moveTopic(
  deps: Deps,
  caller: Caller,
  topicId: string,
  before: string | null,
): Promise<MovedTopic> {
  const { businessId } = caller
  return changePage<MovedTopic>(deps, caller, 'topics.write', async (tx, config) => {
    const shown = config.topics.filter(({ archived }) => !archived)
    const ids = shown.map(({ id }) => id)
    const from = ids.indexOf(topicId)
    const rest = ids.filter((id) => id !== topicId)
    const to = before === null ? rest.length : rest.indexOf(before)
    const topic = shown[from]
    if (!topic || (to < 0 && before !== topicId)) return { result: { outcome: 'unknown_topic' }, entry: null }
    const said = { key: topic.key, of: ids.length }
    if (to === from || before === topicId)
      return { result: { outcome: 'unchanged', ...said, place: from + 1 }, entry: null }
    const order = rest.toSpliced(to, 0, topicId)
    const archived = config.topics.filter((each) => each.archived).map(({ id }) => id)
    await orderTopics(tx, businessId, [...order, ...archived])
    const keys = order.map((id) => shown.find((each) => each.id === id)?.key)
    const subject = { kind: 'business', id: businessId } as const
    return {
      result: { outcome: 'moved', ...said, place: to + 1, wasBefore: ids[from + 1] ?? null },
      entry: { action: 'topics.reordered', subject, changes: { keys } },
    }
  })
}
