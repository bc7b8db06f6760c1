import type { Tx } from '@/db/client'
import { addIdentity, endOfGone } from '@/db/queries/identities/identities'
import type { ContactIdentity } from '@/lib/consent/identities'
import type { Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'

interface Given {
  /** False if another contact holds it, or this one does already. */
  isGiven: boolean
  /** The contact who had it until now, and is gone; null if there was none. */
  hadBy: string | null
}

/**
 * Gives a contact an identity that nobody holds. One that somebody holds who released their number ends there: they are
 * nobody any more, and who is known by it now must be found by it. Else each of their messages would make another
 * contact, and no later message would find what they refused (decision 233). The caller holds the lock of the contact,
 * or has just made it.
 * @param goneBy when they must have released their number, at the latest: what was seen before that tells who they
 *   were, and not who is known by it now. Null: whenever they did
 */
export async function giveIdentity(
  tx: Tx,
  businessId: string,
  contactId: string,
  identity: ContactIdentity,
  now: Instant,
  goneBy: Instant | null = null,
): Promise<Given> {
  const add = () => addIdentity(tx, businessId, contactId, newId(), identity, now)
  if (await add()) return { isGiven: true, hadBy: null }
  const hadBy = await endOfGone(tx, businessId, identity.matchKey, now, goneBy)
  return hadBy === null ? { isGiven: false, hadBy } : { isGiven: await add(), hadBy }
}
