import { readConfig } from '@/db/queries/business/config'
import { findTopic } from '@/lib/find-topic'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessOrThrow } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { type ConsentRow, exportConsents } from './export-consents'

export type AudienceRow = Pick<ConsentRow, 'contactId' | 'phone' | 'bsuid' | 'answeredAt'>

/**
 * Returns whom the business may message about a topic (by its id or key), in parts, each as it is when it is read. A
 * required topic has an audience as well. The audit log records it before the first part is returned.
 * @throws AppError `not_allowed` (403)
 */
export async function exportAudience(
  deps: Deps,
  caller: Caller,
  topicName: string,
): Promise<
  { outcome: 'exported'; topic: string; parts: AsyncGenerator<AudienceRow[]> } | { outcome: 'unknown_topic' }
> {
  const { businessId } = caller
  const config = await inBusinessOrThrow(deps, caller, 'exports.read', (tx) => readConfig(tx, businessId))
  const topic = config && findTopic(config, topicName)
  if (!topic || topic.archived) return { outcome: 'unknown_topic' }
  return { outcome: 'exported', topic: topic.key, parts: allowed(exportConsents(deps, caller, { topicId: topic.id })) }
}

async function* allowed(parts: AsyncIterable<ConsentRow[]>): AsyncGenerator<AudienceRow[]> {
  for await (const rows of parts)
    yield rows
      .filter((row) => row.allowed)
      .map(({ contactId, phone, bsuid, answeredAt }) => ({ contactId, phone, bsuid, answeredAt }))
}
