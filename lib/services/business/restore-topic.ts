import { moveTopicLast, readArchiving, restoreTopic as restore } from '@/db/queries/business/topic-changes'
import type { Caller } from '@/lib/services/callers/caller'
import type { NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { changePage } from './change-page'
import { type AgreedFirst, type Asks, asksFirst, type NotCounted } from './topic-effect'
import { isFull, readTopic, spoken } from './topic-rules'

export type RestoredTopic =
  | { outcome: 'restored' }
  | { outcome: 'unchanged' }
  | { outcome: 'unknown_topic' }
  /** The page already has the most topics that it may have. */
  | { outcome: 'too_many' }
  /** The topic has no text in a language that the business has added since. */
  | { outcome: 'not_valid'; problems: string[] }
  | Asks
  | NotCounted
  | NotAllowed

/** For how long an archiving is taken back without a question, in milliseconds. */
export const TAKEN_BACK_WITHIN_MS = 15 * 60_000

/** How an archived topic is put back. */
interface Restoring extends AgreedFirst {
  /**
   * The version that an archiving gave the topic. The topic goes where it was before, and nothing is asked if that
   * archiving is a short time ago and nothing happened to the topic since: what was allowed then is allowed again.
   */
  takesBack?: number | null
}

/**
 * Puts an archived topic back on the page, with all answers that it ever had: as the last one, or to take an archiving
 * back, where it was before.
 */
export async function restoreTopic(
  deps: Deps,
  caller: Caller,
  topicId: string,
  { takesBack = null, ...guard }: Restoring = {},
): Promise<RestoredTopic> {
  const { businessId } = caller
  return changePage<RestoredTopic>(deps, caller, 'topics.write', async (tx, config) => {
    const topic = config.topics.find(({ id }) => id === topicId)
    if (!topic) return { result: { outcome: 'unknown_topic' }, entry: null }
    if (!topic.archived) return { result: { outcome: 'unchanged' }, entry: null }
    if (isFull(config)) return { result: { outcome: 'too_many' }, entry: null }
    const { key, category, policy, legalBasis } = topic
    const texts = spoken(topic.texts, config)
    const read = readTopic({ key, category, policy, texts, ...(legalBasis === null ? {} : { legalBasis }) }, config)
    if (!read.ok) return { result: { outcome: 'not_valid', problems: read.problems }, entry: null }
    const now = deps.clock.now()
    const archiving = takesBack === null ? null : await readArchiving(tx, businessId, topicId)
    const isUndo =
      archiving !== null && archiving.version === takesBack && now - archiving.archivedAt < TAKEN_BACK_WITHIN_MS
    const asks = isUndo ? null : await asksFirst(tx, businessId, guard, { topicId, before: null, after: topic, now })
    if (asks) return { result: asks, entry: null }
    if (takesBack === null) await moveTopicLast(tx, businessId, topicId)
    await restore(tx, businessId, topicId, now)
    const entry = { action: 'topic.restored', subject: { kind: 'topic', id: topicId }, changes: { key } } as const
    return { result: { outcome: 'restored' }, entry, topicIds: [topicId] }
  })
}
