import { inBusiness } from '@/db/client'
import { readConfig, type TopicConfig } from '@/db/queries/business/config'
import { pauseTopic } from '@/db/queries/business/set-up'
import { lockTopic } from '@/db/queries/business/topics'
import { AppError } from '@/lib/errors'
import { mirrorTopicChange } from '@/lib/services/backends/mirror-topic-change'
import type { Deps } from '@/lib/services/deps'
import { ensureTestBusiness } from './ensure-test-business'
import { publishNotices } from './publish-notices'

export type PauseResult = { outcome: 'set'; topic: TopicConfig } | { outcome: 'unknown_topic' | 'topic_required' }

/**
 * The business's kill switch: pauses a topic, named by id or key, or lets it go on. Its version of now, the configuration's version and
 * the backends' work are one transaction: from the commit on every decision says `topic_paused`, and backends follow. Saying what holds
 * already changes nothing. `topic_required`: `decide` lets a required topic pass before it looks at the switch.
 */
export async function setTopicPaused(
  deps: Deps,
  businessId: string,
  idOrKey: string,
  paused: boolean,
): Promise<PauseResult> {
  const now = deps.clock.now()
  const result = await inBusiness(deps.db, businessId, async (tx): Promise<PauseResult & { changed?: boolean }> => {
    const found = await lockTopic(tx, businessId, idOrKey)
    if (!found) return { outcome: 'unknown_topic' }
    if (paused && found.policy === 'required') return { outcome: 'topic_required' }
    const differs = found.paused !== paused
    if (differs) {
      await pauseTopic(tx, businessId, found.id, paused, now)
      await publishNotices(tx, businessId, now)
      await mirrorTopicChange(deps, tx, businessId, found.id)
    }
    const config = await readConfig(tx, businessId)
    const topic = config?.topics.find(({ id }) => id === found.id)
    if (!topic) throw new AppError('topic_vanished', { message: 'a topic vanished under its lock' })
    return { outcome: 'set', topic, changed: differs }
  })
  if (result.outcome !== 'set') return result
  if (result.changed) deps.wakeSync(businessId)
  // The switch is thrown: a sandbox that can't follow right now must not make it look as if it were not.
  await ensureTestBusiness(deps, businessId).catch((err: unknown) => {
    deps.log.warn({ err, businessId }, 'the sandbox of a business did not follow a topic')
  })
  return { outcome: 'set', topic: result.topic }
}
