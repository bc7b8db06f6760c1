import { readRecovery, type Recovery } from '@/db/queries/business/recovery'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

/** Returns since when the business of the caller is held after a restore. */
export async function readHold(deps: Deps, caller: Caller): Promise<({ outcome: 'read' } & Recovery) | NotAllowed> {
  return inBusinessFor(deps, caller, 'figures.read', async (tx) => ({
    outcome: 'read' as const,
    ...(await readRecovery(tx, caller.businessId)),
  }))
}
