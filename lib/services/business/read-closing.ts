import { type Closing, readClosing as read } from '@/db/queries/business/closing'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

/** Returns whether and when the business of the caller will be closed. */
export async function readClosing(deps: Deps, caller: Caller): Promise<({ outcome: 'read' } & Closing) | NotAllowed> {
  return inBusinessFor(deps, caller, 'figures.read', async (tx) => ({
    outcome: 'read' as const,
    ...(await read(tx, caller.businessId)),
  }))
}
