import type { Deps } from '@/lib/services/deps'
import { changeContact } from './change-contact'
import type { ChangeRequest } from './change-request'
import { shareTransaction } from './share-transaction'

/** A change that an outside event asks for. Its own key recognises a repetition. */
export interface EventChange {
  contactId: string
  request: Omit<ChangeRequest, 'sourceNumber' | 'dedupe'> & { dedupe: { key: string; kind: 'once' } }
}

/**
 * Makes changes of many contacts, each at most once, by the rules of `changeContact`. All changes, with their lines and
 * marks, share one transaction, so that hundreds cost about as much as a few. A change that can't share it is made in a
 * transaction of its own, and so is every change if the shared transaction fails, so that one that can't be written
 * does not hold up the others. `failed` is called with the error of each change that could not be made.
 */
export async function changeContacts(
  deps: Deps,
  businessId: string,
  changes: readonly EventChange[],
  failed: (error: unknown) => void,
): Promise<void> {
  // Each is tried alone after a lost connection as well: its key recognises what was committed.
  const results = await shareTransaction(deps, businessId, changes).catch(() => changes.map(() => null))
  if (results.some((result) => result?.outcome === 'recorded')) deps.wakeSync(businessId)
  for (const [place, result] of results.entries()) {
    const change = changes[place]
    if (result || !change) continue
    await changeContact(deps, businessId, change.contactId, change.request).catch(failed)
  }
}
