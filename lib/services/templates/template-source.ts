import { inBusiness } from '@/db/client'
import { ensureSource, findSource } from '@/db/queries/business/sources'
import type { SentMessage } from '@/db/queries/messages/sent-messages'
import { findTemplate } from '@/db/queries/templates/templates'
import { newId } from '@/lib/ids'
import type { Deps } from '@/lib/services/deps'

/**
 * Returns the id of the source of a sent message: its own, else that of its template, which is created if new; null if
 * unknown.
 */
export async function templateSource(
  deps: Deps,
  businessId: string,
  { sourceId, templateId }: Pick<SentMessage, 'sourceId' | 'templateId'>,
): Promise<string | null> {
  if (sourceId !== null || templateId === null) return sourceId
  return inBusiness(deps.db, businessId, async (tx) => {
    const template = await findTemplate(tx, businessId, templateId)
    if (!template) return null
    const source = {
      id: newId(),
      kind: 'template',
      name: template.name,
      reference: template.id,
      now: deps.clock.now(),
    } as const
    const made = await findSource(tx, businessId, await ensureSource(tx, businessId, source))
    return made?.id ?? null
  })
}
