import type { Tx } from '@/db/client'
import { markReachDue } from '@/db/queries/figures/due-figures'
import { type CountedStates, readStates } from '@/db/queries/figures/reach'

/**
 * Returns the contacts of a business by their states, as a worker counted them last. While a worker of the last release
 * runs beside, it may take the counting and count in its own table. The states are then counted again.
 */
export async function readCounted(tx: Tx, businessId: string): Promise<CountedStates> {
  const states = await readStates(tx, businessId)
  if (states.isOutdated) await markReachDue(tx, businessId)
  return states
}
