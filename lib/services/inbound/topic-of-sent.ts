import { inBusiness } from '@/db/client'
import type { SentMessage } from '@/db/queries/messages/sent-messages'
import { findTemplate } from '@/db/queries/templates/templates'
import type { Deps } from '@/lib/services/deps'

/**
 * Returns the topic of a message that was sent, as its template is tied now: a person who refuses under the message
 * refuses that topic too, whatever else the words name. Returns null if the template is unknown or tied to no topic.
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
