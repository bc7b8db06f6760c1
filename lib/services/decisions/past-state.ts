import type { Tx } from '@/db/client'
import type { ContactState, Instant } from '@/lib/consent/types'
import { ChainStates } from './chain-states'

/**
 * Returns the states of contacts as known at a past moment, by their ids. The lines recorded by then are folded in the
 * order in which things happened. A contact that had been merged by then has the state of the contact that it was
 * merged into.
 */
export async function pastStates(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
  at: Instant,
): Promise<Map<string, ContactState>> {
  const past = new ChainStates(tx, businessId, at)
  const stayed = await past.stayed(contactIds)
  await past.read([...stayed.values()])
  return new Map(contactIds.map((id) => [id, past.state(stayed.get(id) ?? id)]))
}
