import { readConfig, type TopicConfig } from '@/db/queries/business/config'
import { pauseTopic } from '@/db/queries/business/set-up'
import { lockTopic } from '@/db/queries/business/topics'
import { AppError } from '@/lib/errors'
import type { Caller } from '@/lib/services/callers/caller'
import type { NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { changePage, type PageChange } from './change-page'

export type PauseResult =
  | { outcome: 'set'; topic: TopicConfig }
  | { outcome: 'unknown_topic' | 'topic_required' }
  | NotAllowed

/**
 * Pauses a topic, named by id or key, or resumes it: the business's kill switch. The topic's new version, the
 * configuration's version and the backends' marks are written in one transaction. From the commit on, every decision
 * about the topic is `topic_paused`, and backends are updated. If the topic already is as asked, nothing changes.
 * `topic_required` is returned because `decide` allows a required topic before it looks at this switch.
 */
export async function setTopicPaused(
  deps: Deps,
  caller: Caller,
  idOrKey: string,
  paused: boolean,
): Promise<PauseResult> {
  const { businessId } = caller
  return changePage(deps, caller, 'topics.pause', async (tx): Promise<PageChange<PauseResult>> => {
    const found = await lockTopic(tx, businessId, idOrKey)
    if (!found) return { result: { outcome: 'unknown_topic' }, entry: null }
    if (paused && found.policy === 'required') return { result: { outcome: 'topic_required' }, entry: null }
    const { id } = found
    const differs = found.paused !== paused
    if (differs) await pauseTopic(tx, businessId, id, paused, deps.clock.now())
    const topic = (await readConfig(tx, businessId))?.topics.find((each) => each.id === id)
    if (!topic) throw new AppError('topic_vanished', { message: 'a topic vanished under its lock' })
    const action = paused ? 'topic.paused' : 'topic.resumed'
    const entry = differs ? ({ action, subject: { kind: 'topic', id } } as const) : null
    return { result: { outcome: 'set', topic }, entry, topicIds: [id] }
  })
}
