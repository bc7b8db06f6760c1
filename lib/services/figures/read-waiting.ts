import { readWaiting as readRow, type WaitingForPeople } from '@/db/queries/figures/waiting'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'

export type { WaitingForPeople }

/** Returns what waits for a person of the business, which the navigation of every screen shows. */
export async function readWaiting(
  deps: Deps,
  caller: Caller,
): Promise<{ outcome: 'read'; waiting: WaitingForPeople } | NotAllowed> {
  return inBusinessFor(deps, caller, 'figures.read', async (tx) => ({
    outcome: 'read' as const,
    waiting: await readRow(tx, caller.businessId),
  }))
}
