import { inBusiness } from '@/db/client'
import { readSyncBackend } from '@/db/queries/backends/backend-config'
import { readConfig } from '@/db/queries/business/config'
import { readGroups } from '@/db/queries/sync/mirrors'
import { makeFlow } from '@/lib/backends/weni/flow-file'
import type { FlowExport } from '@/lib/backends/weni/flow-types'
import { fieldKeyOf, fieldLabel } from '@/lib/backends/weni/plan-provision'
import type { Caller } from '@/lib/services/callers/caller'
import { hasRight, NOT_ALLOWED, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

export type MadeFlowFile =
  | { outcome: 'made'; file: FlowExport; agentIsOn: boolean }
  /** The business has no such backend, or it is not of Weni. */
  | { outcome: 'unknown_backend' }
  | NotAllowed

/**
 * Returns the flows of a Weni backend as a file to import there, and whether the project's AI agent was on when the
 * workspace was connected: while it is on, no keyword trigger fires. The file holds no secret.
 */
export async function makeFlowFile(
  deps: Pick<Deps, 'db' | 'settings'>,
  caller: Caller,
  backendId: string,
): Promise<MadeFlowFile> {
  const { businessId } = caller
  if (!(await hasRight(deps, caller, 'backends.read'))) return NOT_ALLOWED
  return inBusiness(deps.db, businessId, async (tx): Promise<MadeFlowFile> => {
    const [config, row] = [await readConfig(tx, businessId), await readSyncBackend(tx, businessId, backendId)]
    if (!config || row?.kind !== 'weni') return { outcome: 'unknown_backend' }
    const fields = row.mirrors.flatMap(({ topicId, fieldKey }) => {
      const topic = config.topics.find((one) => one.id === topicId)
      // A field of the business's own exists already, and an import would give it our label.
      const isOurs = topic && fieldKey === fieldKeyOf(fieldLabel(topic.key))
      return isOurs ? [{ key: fieldKey, name: fieldLabel(topic.key) }] : []
    })
    const groups = await readGroups(tx, businessId, backendId)
    const marketing = new Set(config.topics.filter((one) => one.category === 'marketing').map((one) => one.id))
    const refused = row.mirrors.filter(({ topicId, inverted }) => inverted && marketing.has(topicId))
    const file = makeFlow({
      baseUrl: deps.settings.baseUrl,
      backendId,
      locales: [config.defaultLocale, ...config.locales.filter((locale) => locale !== config.defaultLocale)],
      linkKeywords: config.linkKeywords,
      fields,
      groups,
      refusing: groups.filter(({ uuid }) => refused.some(({ groupUuid }) => groupUuid === uuid)),
    })
    return { outcome: 'made', file, agentIsOn: row.settings['aiAgent'] === 'on' }
  })
}
