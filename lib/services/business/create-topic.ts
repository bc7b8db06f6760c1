import { insertTopic } from '@/db/queries/business/set-up'
import { moveTopicLast } from '@/db/queries/business/topic-changes'
import { newId } from '@/lib/ids'
import type { Caller } from '@/lib/services/callers/caller'
import type { NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import type { TopicDefinition } from './business-definition'
import { changePage } from './change-page'
import { type AgreedFirst, type Asks, asksFirst, type NotCounted } from './topic-effect'
import { isFull, readTopic, storedTopic } from './topic-rules'

export type CreatedTopic =
  | { outcome: 'created'; topicId: string }
  /** Another topic has this key, perhaps an archived one. */
  | { outcome: 'key_taken'; topicId: string }
  /** The page already has the most topics that it may have. */
  | { outcome: 'too_many' }
  | { outcome: 'not_valid'; problems: string[] }
  | Asks
  | NotCounted
  | NotAllowed

/**
 * Creates a topic, last on the page, with its first version. It may be hidden from the start; which sources show it is
 * set afterwards (list-topic.ts).
 */
export async function createTopic(
  deps: Deps,
  caller: Caller,
  definition: TopicDefinition,
  guard: AgreedFirst = {},
): Promise<CreatedTopic> {
  const { businessId } = caller
  return changePage<CreatedTopic>(deps, caller, 'topics.write', async (tx, config) => {
    const read = readTopic(definition, config)
    if (!read.ok) return { result: { outcome: 'not_valid', problems: read.problems }, entry: null }
    if (read.topic.listed === 'sources')
      return { result: { outcome: 'not_valid', problems: ['listed must be always or never'] }, entry: null }
    const { key } = read.topic
    const known = config.topics.find((topic) => topic.key === key)
    if (known) return { result: { outcome: 'key_taken', topicId: known.id }, entry: null }
    if (isFull(config)) return { result: { outcome: 'too_many' }, entry: null }
    const id = newId()
    const topic = storedTopic(read.topic)
    const now = deps.clock.now()
    const after = { ...topic, paused: false }
    const asks = await asksFirst(tx, businessId, guard, { topicId: null, before: null, after, now })
    if (asks) return { result: asks, entry: null }
    await insertTopic(tx, businessId, { id, key, ...topic, listed: read.topic.listed }, 0, now)
    await moveTopicLast(tx, businessId, id)
    const { category, policy } = topic
    const entry = {
      action: 'topic.created',
      subject: { kind: 'topic', id },
      changes: { key, category, policy },
    } as const
    return { result: { outcome: 'created', topicId: id }, entry, topicIds: [id] }
  })
}
