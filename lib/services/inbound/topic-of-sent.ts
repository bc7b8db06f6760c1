import { inBusiness } from '@/db/client'
import type { SentMessage } from '@/db/queries/messages/sent-messages'
import { findTemplate } from '@/db/queries/templates/templates'
import type { Deps } from '@/lib/services/deps'

/**
 * The topic that a message which was sent belongs to, as its template is tied now: who refuses below it refuses that,
 * whatever else the words name. Null: the template is unknown, or tied to no topic.
 */
export async function topicOfSent(
  deps: Deps,
  businessId: string,
  { templateId }: Pick<SentMessage, 'templateId'>,
): Promise<string | null> {
  if (templateId === null) return null
  const template = await inBusiness(deps.db, businessId, (tx) => findTemplate(tx, businessId, templateId))
  return template?.topicId ?? null
}
