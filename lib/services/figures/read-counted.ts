import type { Tx } from '@/db/client'
import { markReachDue } from '@/db/queries/figures/due-figures'
import { type CountedStates, reachPause, readStates } from '@/db/queries/figures/reach'
import type { Instant } from '@/lib/consent/types'

/** Counts are used for this long at the least before a look at them asks for newer ones. */
const USED_MS = 60 * 60_000

/**
 * Returns the contacts of a business by their states, as a worker counted them last. They are counted again where the
 * feed of the ledger does not ask for it: contacts who have said nothing have no line in it, and while a worker of the
 * last release runs beside, it may take the counting and count in its own table.
 */
export async function readCounted(tx: Tx, businessId: string, now: Instant): Promise<CountedStates> {
  const states = await readStates(tx, businessId)
  const { at, tookMs, isOutdated } = states
  const isOld = at !== null && now - at >= reachPause(tookMs, USED_MS)
  if (isOutdated || isOld) await markReachDue(tx, businessId)
  return states
}
