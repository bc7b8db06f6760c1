import type { Tx } from '@/db/client'
import { raiseLinkEpoch } from '@/db/queries/contacts/contacts'
import { endIdentities } from '@/db/queries/identities/identities'
import { suppressReleased } from '@/db/queries/identities/suppressions'
import { suppressionHash } from '@/lib/keys'
import type { Changed, ChangeRequest } from '@/lib/services/changes/change-request'
import type { Deps } from '@/lib/services/deps'

/**
 * Returns what a release says and does, whether the person or a member records it: the phone identity ends, all links
 * become invalid, and other identities stay. When the number comes back it becomes a new contact, who is stopped until
 * they opt in.
 */
export function numberRelease(
  { pepper }: Pick<Deps, 'pepper'>,
  businessId: string,
): Pick<ChangeRequest, 'kind' | 'say'> & { also: (tx: Tx, changed: Changed) => Promise<void> } {
  return {
    kind: 'release',
    say: () => ({ statements: [{ on: 'release' }], reason: 'wrong_person' }),
    async also(tx, changed) {
      const keys = await endIdentities(tx, businessId, changed.contactId, 'phone', changed.at)
      const hashes = keys.map((key) => suppressionHash(pepper, key))
      await suppressReleased(tx, businessId, hashes, changed.at)
      await raiseLinkEpoch(tx, businessId, changed.contactId)
    },
  }
}
