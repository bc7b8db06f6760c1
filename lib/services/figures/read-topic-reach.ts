import { type Reach, readReach } from '@/db/queries/figures/reach'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { standingOf } from './standings'

/**
 * Returns how many people may be messaged about each topic, by its id, as a worker counted them last; null while it has
 * not counted yet.
 */
export async function readTopicReach(
  deps: Deps,
  caller: Caller,
): Promise<ReadonlyMap<string, number> | NotAllowed | null> {
  const { businessId } = caller
  const reach = await inBusinessFor(deps, caller, 'figures.read', (tx) => readReach(tx, businessId))
  return 'outcome' in reach ? reach : allowedByTopic(reach)
}

/** Returns how many people may be messaged about each topic; null while nobody was counted. */
export function allowedByTopic({ at, counts }: Reach): ReadonlyMap<string, number> | null {
  if (at === null) return null
  const allowed = new Map<string, number>()
  for (const { topicId, reason, people } of counts) {
    const standing = standingOf(reason)
    if (standing !== 'yes' && standing !== 'silent_allowed') continue
    allowed.set(topicId, (allowed.get(topicId) ?? 0) + people)
  }
  return allowed
}
