import { readContactRow } from '@/db/queries/contacts/contact-rows'
import { readKnownIdentities } from '@/db/queries/identities/identities'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor } from '@/lib/services/callers/in-business-for'
import { type ErasedContact, eraseContact } from '@/lib/services/contacts/erase-contact'
import { followMerge } from '@/lib/services/contacts/follow-merge'
import type { Deps } from '@/lib/services/deps'
import { firstOf, lastFour } from './shown-name'

export type ErasedPerson = ErasedContact | { outcome: 'not_confirmed' }

/**
 * Erases a person whom a member confirmed by typing the last four signs of the number, or of the id by which the person
 * is known. A person of whom no id is left is confirmed by the last four of our own.
 */
export async function erasePerson(deps: Deps, caller: Caller, contactId: string, typed: string): Promise<ErasedPerson> {
  const { businessId } = caller
  const expected = await inBusinessFor(deps, caller, 'contacts.erase', async (tx) => {
    const row = await followMerge((id) => readContactRow(tx, businessId, id), contactId)
    if (!row) return { outcome: 'unknown_contact' as const }
    const known = await readKnownIdentities(tx, businessId, row.id)
    const live = known.filter(({ endedAt }) => endedAt === null)
    return lastFour(firstOf(live.length > 0 ? live : known) ?? { canonical: row.id })
  })
  if (typeof expected !== 'string') return expected
  if (typed.trim().toLowerCase() !== expected.toLowerCase()) return { outcome: 'not_confirmed' }
  return eraseContact(deps, caller, contactId)
}
