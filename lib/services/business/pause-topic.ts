import { readConfig, type TopicConfig } from '@/db/queries/business/config'
import { pauseTopic } from '@/db/queries/business/set-up'
import { lockTopic } from '@/db/queries/business/topics'
import { AppError } from '@/lib/errors'
import type { Caller } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { changePage } from './change-page'

/**
 * The business's kill switch: pauses a topic, named by id or key, or lets it go on. Its version of now, the
 * configuration's version and the backends' work are one transaction: from the commit on every decision says
 * `topic_paused`, and backends follow. Saying what holds already changes nothing.
 * @throws AppError `not_allowed` (403), `topic_not_found` (404), `topic_required` (409): `decide` lets a required topic
 * pass before it looks at the switch
 */
export async function setTopicPaused(
  deps: Deps,
  caller: Caller,
  idOrKey: string,
  paused: boolean,
): Promise<TopicConfig> {
  const { businessId } = caller
  const result = await changePage(deps, caller, 'topics.pause', async (tx) => {
    const found = await lockTopic(tx, businessId, idOrKey)
    if (!found) throw new AppError('topic_not_found', { message: 'no such topic', status: 404 })
    if (paused && found.policy === 'required') throw requiredTopic()
    const { id } = found
    const differs = found.paused !== paused
    if (differs) await pauseTopic(tx, businessId, id, paused, deps.clock.now())
    const topic = (await readConfig(tx, businessId))?.topics.find((each) => each.id === id)
    if (!topic) throw new AppError('topic_not_found', { message: 'a topic vanished under its lock' })
    const action = paused ? 'topic.paused' : 'topic.resumed'
    return { result: topic, entry: differs ? { action, subject: { kind: 'topic', id } } : null, topicIds: [id] }
  })
  if (!('outcome' in result)) return result
  throw new AppError('not_allowed', {
    message: 'a caller lacks the right',
    userMessage: 'You may not do this.',
    status: 403,
  })
}

function requiredTopic(): AppError {
  return new AppError('topic_required', {
    message: 'a required topic was to be paused',
    userMessage: 'A required topic reaches everybody and can’t be held back.',
    status: 409,
  })
}
