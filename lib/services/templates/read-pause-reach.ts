import { countTopicTemplates } from '@/db/queries/templates/template-board'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { readAllowed } from '@/lib/services/figures/read-topic-reach'

export interface PauseReach {
  outcome: 'read'
  /** How many templates, in whatever languages, a topic has, by its id. */
  templates: Readonly<Record<string, number>>
  /** How many people may be messaged about it, as a worker counted them last; null while it has not counted yet. */
  people: ReadonlyMap<string, number> | null
}

/** Returns how many templates and people the pause of each topic would touch. */
export async function readPauseReach(
  deps: Pick<Deps, 'db' | 'clock'>,
  caller: Caller,
): Promise<PauseReach | NotAllowed> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'templates.read', async (tx): Promise<PauseReach> => ({
    outcome: 'read',
    templates: await countTopicTemplates(tx, businessId),
    people: await readAllowed(tx, businessId, deps.clock.now()),
  }))
}
