import { inBusiness } from '@/db/client'
import { readConfigVersion } from '@/db/queries/business/config'
import type { SentMessage } from '@/db/queries/messages/sent-messages'
import { findTemplate, findTemplatesNamed } from '@/db/queries/templates/templates'
import { togetherOf } from '@/lib/services/decisions/decision-subject'
import type { Deps } from '@/lib/services/deps'

/**
 * Returns the topic of a message that was sent, as its template is tied now: a person who refuses under the message
 * refuses that topic too, whatever else the words name. A language that is tied to none has the topic by which a check
 * decides it, that of the other languages. Returns null if the template is unknown, or no topic decides it.
 */
export async function topicOfSent(
  deps: Deps,
  businessId: string,
  { templateId }: Pick<SentMessage, 'templateId'>,
): Promise<string | null> {
  if (templateId === null) return null
  const { template, named, version } = await inBusiness(deps.db, businessId, async (tx) => {
    const found = await findTemplate(tx, businessId, templateId)
    if (!found || found.topicId !== null) return { template: found, named: [], version: 0 }
    const all = await findTemplatesNamed(tx, businessId, found.name, null)
    return { template: found, named: all, version: await readConfigVersion(tx, businessId) }
  })
  if (!template || template.topicId !== null) return template?.topicId ?? null
  const { unknownTemplate } = await deps.configs.at(businessId, version)
  const asNamed = ({ topicId, category, pausedAt }: (typeof named)[number]) => ({
    ...{ topicId, category },
    paused: pausedAt !== null,
  })
  const others = named.filter(({ id }) => id !== template.id).map(asNamed)
  const { topicIds } = togetherOf({ asked: [asNamed(template)], others }, unknownTemplate)
  // Where they differ, a check refuses the template: no topic decides it.
  return topicIds.length === 1 ? (topicIds[0] ?? null) : null
}
