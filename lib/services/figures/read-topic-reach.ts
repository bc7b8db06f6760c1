import type { Tx } from '@/db/client'
import { type BusinessConfig, readConfig, type TopicConfig } from '@/db/queries/business/config'
import { isAllowed } from '@/db/queries/decisions/decisions'
import type { CountedStates } from '@/db/queries/figures/reach'
import type { Instant } from '@/lib/consent/types'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { reasonsFor } from './reach'
import { readCounted } from './read-counted'

/**
 * Returns how many people may be messaged about each topic, by its id, as a worker counted them last; null while it has
 * not counted yet.
 */
export async function readTopicReach(
  deps: Deps,
  caller: Caller,
): Promise<ReadonlyMap<string, number> | NotAllowed | null> {
  const { businessId } = caller
  const read = await inBusinessFor(deps, caller, 'figures.read', async (tx) => ({
    reach: await readAllowed(tx, businessId, deps.clock.now()),
  }))
  return 'outcome' in read ? read : read.reach
}

/**
 * Returns how many people may be messaged about each topic that is not archived, by its id; null while nobody was
 * counted.
 */
export async function readAllowed(
  tx: Tx,
  businessId: string,
  now: Instant,
): Promise<ReadonlyMap<string, number> | null> {
  const states = await readCounted(tx, businessId, now)
  const config = states.at === null ? null : await readConfig(tx, businessId)
  return config && allowedByTopic(states, config)
}

function allowedByTopic({ counts }: CountedStates, { topics }: BusinessConfig): ReadonlyMap<string, number> {
  const allowed = (topic: TopicConfig) =>
    reasonsFor(counts, topic.id, topic).reduce((all, { reason, people }) => all + (isAllowed(reason) ? people : 0), 0)
  return new Map(topics.filter(({ archived }) => !archived).map((topic) => [topic.id, allowed(topic)]))
}
