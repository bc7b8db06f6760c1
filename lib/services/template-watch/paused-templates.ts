import { readConfig, type TopicConfig } from '@/db/queries/business/config'
import { listPausedIds } from '@/db/queries/templates/template-list'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

export interface PausedTemplates {
  outcome: 'read'
  pausedIds: ReadonlySet<string>
  topics: Pick<TopicConfig, 'id' | 'key' | 'texts'>[]
}

/** Returns which templates the business paused, and the topics that templates are tied to. */
export async function readPausedTemplates(
  deps: Pick<Deps, 'db' | 'clock'>,
  caller: Caller,
): Promise<PausedTemplates | NotAllowed> {
  return inBusinessFor(deps, caller, 'templates.read', async (tx): Promise<PausedTemplates> => ({
    outcome: 'read',
    pausedIds: new Set(await listPausedIds(tx, caller.businessId)),
    topics: (await readConfig(tx, caller.businessId))?.topics ?? [],
  }))
}
