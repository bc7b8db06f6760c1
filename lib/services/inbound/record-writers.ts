import { type Database, inBusiness } from '@/db/client'
import { findMergeTargets } from '@/db/queries/contacts/merges'
import { putWritersFirst, type Writer } from '@/db/queries/identities/number-order'
import { type InboundContact, recordInbound } from '@/db/queries/messages/senders'

/** The most merges that are followed; each further one was committed while the one before was followed. */
const MOST_STEPS = 8

/**
 * Records when people last wrote to each sender, and puts the numbers from which they wrote before their other ones.
 * What was recorded for a contact that was merged into another meanwhile is recorded for the one that stayed.
 */
export async function recordWriters(
  db: Database,
  businessId: string,
  heard: readonly InboundContact[],
  writers: readonly Writer[],
): Promise<void> {
  let [inbound, first] = [heard, writers]
  for (let step = 0; step < MOST_STEPS && inbound.length > 0; step++) {
    const [now, ordered] = [inbound, first]
    // In two transactions, because a merge locks the same rows in the other order.
    await inBusiness(db, businessId, (tx) => recordInbound(tx, businessId, now))
    const stayed = await inBusiness(db, businessId, async (tx) => {
      await putWritersFirst(tx, businessId, ordered)
      // After it: a merge that took the numbers away from it is found now.
      return findMergeTargets(tx, businessId, [...new Set(now.map(({ contactId }) => contactId))])
    })
    inbound = latestOf(moved(now, stayed), ({ contactId, senderId }) => contactId + senderId)
    first = latestOf(moved(ordered, stayed), ({ contactId }) => contactId)
  }
}

/** Those of the contacts that were merged, under the contact that stayed. */
const moved = <Of extends { contactId: string }>(all: readonly Of[], stayed: ReadonlyMap<string, string>): Of[] =>
  all.flatMap((each) => {
    const contactId = stayed.get(each.contactId)
    return contactId === undefined ? [] : [{ ...each, contactId }]
  })

/** The latest of those with the same key; within the same moment the one that names the agent. */
function latestOf<Of extends { at: number; byAgent?: boolean }>(all: readonly Of[], keyOf: (each: Of) => string): Of[] {
  const latest = new Map<string, Of>()
  for (const each of all) {
    const before = latest.get(keyOf(each))
    if (!before || before.at < each.at || (before.at === each.at && each.byAgent)) latest.set(keyOf(each), each)
  }
  return [...latest.values()]
}
