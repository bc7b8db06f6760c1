import type { Tx } from '@/db/client'
import { readConfigVersion } from '@/db/queries/business/config'
import { type ContactSummary, readSummaries } from '@/db/queries/contacts/contacts'
import { findLiveHolders } from '@/db/queries/identities/holders'
import { findSuppressions } from '@/db/queries/identities/suppressions'
import { type Name, readName } from '@/lib/consent/names'
import { suppressionHash } from '@/lib/keys'
import type { Caller } from '@/lib/services/callers/caller'
import { hasRight, NOT_ALLOWED, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { inSnapshot } from '@/lib/services/in-snapshot'

export type { ContactSummary }

export type LookedUp =
  | { status: 'found'; contact: ContactSummary }
  /** No contact is known by this name. */
  | { status: 'unknown' }
  /** The holder released the number or was erased: nothing is sent to it, and who it was is not revealed. */
  | { status: 'released' | 'erased' }
  /** Neither a number (or one that can be read as two), nor a BSUID, nor an id. */
  | { status: 'unreadable' }

/**
 * Returns the contacts known by these names (phone number, BSUID, or our own id), in their order. It creates none. For
 * a merged contact it returns the contact that stayed. A number that was released and has a new holder belongs to the
 * new holder. It takes a few statements, however many names there are.
 */
export async function lookUpContacts(
  deps: Deps,
  caller: Caller,
  names: readonly string[],
): Promise<LookedUp[] | NotAllowed> {
  const { businessId } = caller
  if (!(await hasRight(deps, caller, 'contacts.read'))) return NOT_ALLOWED
  return inSnapshot(deps, businessId, async (tx) => {
    const { country } = await deps.configs.within(tx, businessId, await readConfigVersion(tx, businessId))
    const read = names.map((name) => readName(name, country))
    const keys = [...new Set(read.flatMap((name) => (name && 'matchKey' in name ? [name.matchKey] : [])))]
    const hashOf = new Map(keys.map((key) => [key, suppressionHash(deps.pepper, key)]))
    const [holders, causes] = await Promise.all([
      findLiveHolders(tx, businessId, keys),
      findSuppressions(tx, businessId, [...hashOf.values()]),
    ])
    const idOf = (name: Name) => ('contactId' in name ? name.contactId : holders.get(name.matchKey))
    const ids = read.flatMap((name) => (name && idOf(name)) ?? [])
    const contacts = await readFollowing(tx, businessId, ids)
    return read.map((name): LookedUp => {
      if (!name) return { status: 'unreadable' }
      const contact = contacts.get(idOf(name) ?? '')
      if (contact) return { status: 'found', contact }
      const cause = 'matchKey' in name ? causes.get(hashOf.get(name.matchKey) ?? '') : undefined
      return { status: cause ?? 'unknown' }
    })
  })
}

/**
 * Returns the contacts with these ids; merged ones are found under their old id too. The contact that stayed is one
 * step away in what is stored (`markMerged`), and all of it is read in one snapshot.
 */
async function readFollowing(tx: Tx, businessId: string, ids: readonly string[]): Promise<Map<string, ContactSummary>> {
  const read = await readSummaries(tx, businessId, [...new Set(ids)])
  const survivorIds = [...read.values()].flatMap(({ mergedInto }) => mergedInto ?? [])
  const survivors = await readSummaries(tx, businessId, survivorIds)
  return new Map([...read].map(([id, contact]) => [id, survivors.get(contact.mergedInto ?? '') ?? contact]))
}
