import { readConfig } from '@/db/queries/business/config'
import { listNewestSources, type SourceRow } from '@/db/queries/business/sources'
import { countAgreed } from '@/db/queries/business/topics'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

export interface TopicListing {
  /** How many people agreed to the topic or asked for it: they see it whichever link they open. */
  agreed: number
  /** The newest sources and those that show the topic, the newest first. */
  sources: (SourceRow & { isChosen: boolean })[]
}

/** The sources that a member chooses from, besides those that were chosen. */
const NEWEST = 30

/** Returns who sees a topic, for its screen; null if the business has no such topic. */
export async function readListing(
  deps: Deps,
  caller: Caller,
  topicId: string,
): Promise<TopicListing | NotAllowed | null> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'page.read', async (tx) => {
    const topic = (await readConfig(tx, businessId))?.topics.find(({ id }) => id === topicId)
    if (!topic) return null
    const rows = await listNewestSources(tx, businessId, { newest: NEWEST, and: topic.listedSources })
    const agreed = await countAgreed(tx, businessId, topicId, deps.clock.now())
    const sources = rows.map((row) => ({ ...row, isChosen: topic.listedSources.includes(row.number) }))
    return { agreed, sources }
  })
}
