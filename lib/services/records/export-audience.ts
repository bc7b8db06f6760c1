import { readConfig } from '@/db/queries/business/config'
import { findTopic } from '@/lib/find-topic'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { type ConsentRow, exportConsents } from './export-consents'

export type AudienceRow = Pick<ConsentRow, 'contactId' | 'phone' | 'bsuid' | 'answeredAt'>

export type ExportedAudience =
  | { outcome: 'exported'; topic: string; parts: AsyncGenerator<AudienceRow[]> }
  | { outcome: 'unknown_topic' }
  | NotAllowed

/**
 * Returns whom the business may message about a topic (by its id or key), in parts, each as it is when it is read. A
 * required topic has an audience as well. The audit log records it before the first part is read.
 */
export async function exportAudience(deps: Deps, caller: Caller, topicName: string): Promise<ExportedAudience> {
  const { businessId } = caller
  const found = await inBusinessFor(deps, caller, 'exports.read', async (tx) => {
    const config = await readConfig(tx, businessId)
    return { outcome: 'found' as const, topic: config && findTopic(config, topicName) }
  })
  if (found.outcome === 'not_allowed') return found
  const { topic } = found
  if (!topic || topic.archived) return { outcome: 'unknown_topic' }
  const exported = await exportConsents(deps, caller, { topicId: topic.id })
  if (exported.outcome === 'not_allowed') return exported
  return { outcome: 'exported', topic: topic.key, parts: allowed(exported.parts) }
}

async function* allowed(parts: AsyncIterable<ConsentRow[]>): AsyncGenerator<AudienceRow[]> {
  for await (const rows of parts)
    yield rows
      .filter((row) => row.allowed)
      .map(({ contactId, phone, bsuid, answeredAt }) => ({ contactId, phone, bsuid, answeredAt }))
}
