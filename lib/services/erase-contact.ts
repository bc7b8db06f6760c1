import { suppressionHash } from '@/lib/keys'
import { raiseLinkEpoch, setLocale } from '@/db/queries/contacts'
import { deleteEvidence } from '@/db/queries/evidence'
import { blankIdentities, endIdentities, insertSuppression } from '@/db/queries/identities'
import { changeContact, type ChangeResult } from './change-contact'
import type { Deps } from './deps'

/**
 * Forgets a person: identities, evidence and language go; the chain and a keyed hash of each match key stay, so that the person is not
 * messaged again.
 */
export async function eraseContact(deps: Deps, businessId: string, contactId: string): Promise<ChangeResult> {
  return changeContact(deps, businessId, contactId, {
    kind: 'erasure',
    actor: 'member',
    method: 'agent',
    say: () => ({ statements: [{ on: 'erasure' }] }),
    async also(tx, changed) {
      const keys = await endIdentities(tx, businessId, changed.contactId, null, changed.at)
      for (const key of keys)
        await insertSuppression(tx, businessId, suppressionHash(deps.pepper, key), 'erased', changed.at)
      await blankIdentities(tx, businessId, changed.contactId)
      await deleteEvidence(tx, businessId, changed.contactId)
      await setLocale(tx, businessId, changed.contactId, null)
      await raiseLinkEpoch(tx, businessId, changed.contactId)
    },
  })
}
