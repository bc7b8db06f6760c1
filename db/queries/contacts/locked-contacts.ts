import type { Tx } from '@/db/client'
import type { UnboundIdentity } from '@/db/queries/identities/bound-identities'
import type { Instant } from '@/lib/consent/types'
import type { ContactRow } from './contact-rows'
import { type LockedContacts, type LockedText, namedContacts } from './listed-contact'

/**
 * Locks one contact for this transaction and reads it under the lock, with the identities that no line has bound yet
 * and PostgreSQL's time. Sets the tenant as well, so it is the only statement a change needs before it writes.
 */
export async function lockContact(
  tx: Tx,
  businessId: string,
  contactId: string,
): Promise<{ contact: ContactRow | null; unbound: UnboundIdentity[]; now: Instant }> {
  const { contacts, unbound, now } = await lockContacts(tx, businessId, [contactId], true)
  return { contact: contacts[0] ?? null, unbound, now }
}

/**
 * Does what `lockContact` does for each of these contacts that no other transaction has locked, in one call. It waits
 * for nobody: the others are left out, as are unknown ones and those that were merged. Not `sayso_lock_contact` for
 * each: its parts are planned again at every call, which took longer than all that is written of them.
 */
export const lockFreeContacts = (tx: Tx, businessId: string, contactIds: readonly string[]): Promise<LockedContacts> =>
  lockContacts(tx, businessId, contactIds, false)

async function lockContacts(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
  waits: boolean,
): Promise<LockedContacts> {
  const [row] = await tx<LockedText[]>`
    select contacts, answers, identities, senders, config, now_ms as now
    from sayso_lock_contacts(${businessId}, ${[...contactIds]}::uuid[], ${waits})`
  return row ? namedContacts(row) : { contacts: [], unbound: [], now: 0 }
}
