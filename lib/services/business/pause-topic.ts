import { inBusiness } from '@/db/client'
import { readConfig, type TopicConfig } from '@/db/queries/business/config'
import { pauseTopic } from '@/db/queries/business/set-up'
import { lockTopic } from '@/db/queries/business/topics'
import { AppError } from '@/lib/errors'
import { mirrorTopicChange } from '@/lib/services/backends/mirror-topic-change'
import type { Deps } from '@/lib/services/deps'
import { ensureTestBusiness } from './ensure-test-business'
import { publishNotices } from './publish-notices'

/**
 * The business's kill switch: pauses a topic, named by id or key, or lets it go on. Its version of now, the configuration's version and
 * the backends' work are one transaction: from the commit on every decision says `topic_paused`, and backends follow. Saying what holds
 * already changes nothing.
 * @throws AppError `topic_not_found` (404), `topic_required` (409): `decide` lets a required topic pass before it looks at the switch
 */
export async function setTopicPaused(
  deps: Deps,
  businessId: string,
  idOrKey: string,
  paused: boolean,
): Promise<TopicConfig> {
  const now = deps.clock.now()
  const { topic, changed } = await inBusiness(deps.db, businessId, async (tx) => {
    const found = await lockTopic(tx, businessId, idOrKey)
    if (!found) throw new AppError('topic_not_found', { message: 'no such topic', status: 404 })
    if (paused && found.policy === 'required') throw requiredTopic()
    const differs = found.paused !== paused
    if (differs) {
      await pauseTopic(tx, businessId, found.id, paused, now)
      await publishNotices(tx, businessId, now)
      await mirrorTopicChange(deps, tx, businessId, found.id)
    }
    const config = await readConfig(tx, businessId)
    return { topic: config?.topics.find(({ id }) => id === found.id), changed: differs }
  })
  if (!topic) throw new AppError('topic_not_found', { message: 'a topic vanished under its lock' })
  if (changed) deps.wakeSync(businessId)
  // The switch is thrown: a sandbox that can't follow right now must not make it look as if it were not.
  await ensureTestBusiness(deps, businessId).catch((err: unknown) => {
    deps.log.warn({ err, businessId }, 'the sandbox of a business did not follow a topic')
  })
  return topic
}

function requiredTopic(): AppError {
  return new AppError('topic_required', {
    message: 'a required topic was to be paused',
    userMessage: 'A required topic reaches everybody and can’t be held back.',
    status: 409,
  })
}
