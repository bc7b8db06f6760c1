import { readSyncBackend } from '@/db/queries/backends/backend-config'
import { type ListedBackend, listBackends } from '@/db/queries/backends/backend-list'
import { readConfig, type TopicConfig } from '@/db/queries/business/config'
import { readSentMonths, type SentMonth } from '@/db/queries/messages/sent-months'
import { readGroups } from '@/db/queries/sync/mirrors'
import { readReadingHealth, type ReadingHealth } from '@/db/queries/sync/reading-health'
import { readLatestReconciliation, type Reconciliation } from '@/db/queries/sync/reconciliations'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

/** How a topic is shown in the backend. */
export interface ShownTopic {
  topicId: string
  /** Null when the business has no such topic any more. */
  topic: Pick<TopicConfig, 'key' | 'texts'> | null
  fieldKey: string | null
  groupName: string | null
  /** The members of the group refuse. */
  inverted: boolean
}

export interface BackendDetails extends ListedBackend {
  shows: ShownTopic[]
  /** The latest reading of everything; null when there was none. */
  reading: Reconciliation | null
  readings: ReadingHealth
  /** The messages that its numbers sent, by month. */
  sent: SentMonth[]
}

export type ReadBackend = { outcome: 'found'; backend: BackendDetails } | { outcome: 'unknown_backend' } | NotAllowed

/**
 * Returns what people who look after a backend need to know of it, and never its secret.
 */
export async function readBackend(deps: Pick<Deps, 'db'>, caller: Caller, backendId: string): Promise<ReadBackend> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'backends.read', async (tx): Promise<ReadBackend> => {
    const listed = (await listBackends(tx, businessId)).find(({ id }) => id === backendId)
    if (!listed) return { outcome: 'unknown_backend' }
    const { mirrors = [] } = (await readSyncBackend(tx, businessId, backendId)) ?? {}
    const groups = new Map((await readGroups(tx, businessId, backendId)).map(({ uuid, name }) => [uuid, name]))
    const topics = new Map(((await readConfig(tx, businessId))?.topics ?? []).map((topic) => [topic.id, topic]))
    const backend = {
      ...listed,
      shows: mirrors.map(({ topicId, fieldKey, groupUuid, inverted }) => ({
        ...{ topicId, topic: topics.get(topicId) ?? null, fieldKey, inverted },
        groupName: groupUuid === null ? null : (groups.get(groupUuid) ?? null),
      })),
      reading: await readLatestReconciliation(tx, businessId, backendId),
      readings: await readReadingHealth(tx, businessId, backendId),
      sent: (await readSentMonths(tx, businessId, '')).filter((month) => month.backendId === backendId),
    }
    return { outcome: 'found', backend }
  })
}
