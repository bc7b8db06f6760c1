import { readSyncBackend } from '@/db/queries/backends/backend-config'
import { type ListedBackend, listBackends } from '@/db/queries/backends/backend-list'
import { isHeldReason } from '@/db/queries/backends/held-backends'
import { readConfig, type TopicConfig } from '@/db/queries/business/config'
import { readUnpaidSenders } from '@/db/queries/messages/senders'
import { readSentMonths, type SentMonth } from '@/db/queries/messages/sent-months'
import { readGroups } from '@/db/queries/sync/mirrors'
import { readReadingHealth, type ReadingHealth } from '@/db/queries/sync/reading-health'
import { readLatestReconciliation, type Reconciliation } from '@/db/queries/sync/reconciliations'
import type { Instant } from '@/lib/consent/types'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { type CostOfMonth, estimateCost } from '@/lib/services/messages/estimate-cost'
import { accountBlockAt } from './block-at'

const MONTH_MS = 30 * 86_400_000

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
  /** It is read before anything is written to it. */
  isHeld: boolean
  shows: ShownTopic[]
  /** The latest reading of everything; null when there was none. */
  reading: Reconciliation | null
  readings: ReadingHealth
  /** The messages that its numbers sent, by month. */
  sent: SentMonth[]
  /** What those of the present month cost, for each number. */
  cost: { month: Instant; lines: CostOfMonth[] }
  /** The numbers of the business for whose messages nobody paid in the last month, and when that was seen last. */
  unpaid: { displayNumber: string; at: Instant }[]
}

export type ReadBackend = { outcome: 'found'; backend: BackendDetails } | { outcome: 'unknown_backend' } | NotAllowed

/**
 * Returns what people who look after a backend need to know of it, and never its secret.
 */
export async function readBackend(
  deps: Pick<Deps, 'db' | 'clock'>,
  caller: Caller,
  backendId: string,
): Promise<ReadBackend> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'backends.read', async (tx): Promise<ReadBackend> => {
    const listed = (await listBackends(tx, businessId)).find(({ id }) => id === backendId)
    if (!listed) return { outcome: 'unknown_backend' }
    const { mirrors = [] } = (await readSyncBackend(tx, businessId, backendId)) ?? {}
    const groups = new Map((await readGroups(tx, businessId, backendId)).map(({ uuid, name }) => [uuid, name]))
    const config = await readConfig(tx, businessId)
    const topics = new Map((config?.topics ?? []).map((topic) => [topic.id, topic]))
    const sent = (await readSentMonths(tx, businessId, '')).filter((month) => month.backendId === backendId)
    const now = deps.clock.now()
    const month = new Date(now).toISOString().slice(0, 7)
    const backend = {
      ...listed,
      blockedUntil: accountBlockAt(listed.blockedUntil, now),
      isHeld: listed.status === 'paused' && isHeldReason(listed.statusReason),
      shows: mirrors.map(({ topicId, fieldKey, groupUuid, inverted }) => ({
        ...{ topicId, topic: topics.get(topicId) ?? null, fieldKey, inverted },
        groupName: groupUuid === null ? null : (groups.get(groupUuid) ?? null),
      })),
      reading: await readLatestReconciliation(tx, businessId, backendId),
      readings: await readReadingHealth(tx, businessId, backendId),
      sent,
      cost: {
        month: Date.parse(`${month}-01T00:00:00Z`),
        lines: estimateCost(sent, month, config?.country ?? ''),
      },
      unpaid: (await readUnpaidSenders(tx, businessId)).filter(({ at }) => now - at < MONTH_MS),
    }
    return { outcome: 'found', backend }
  })
}
