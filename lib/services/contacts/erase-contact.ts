import { raiseLinkEpoch, setLocale } from '@/db/queries/contacts/contacts'
import { deleteMessages, forgetAtDisabled } from '@/db/queries/contacts/erasure'
import { findMergedInto } from '@/db/queries/contacts/merges'
import { blankIdentities, endIdentities } from '@/db/queries/identities/identities'
import { insertSuppression } from '@/db/queries/identities/suppressions'
import { deleteEvidence } from '@/db/queries/ledger/evidence'
import { suppressionHash } from '@/lib/keys'
import { changeContact } from '@/lib/services/changes/change-contact'
import type { ChangeResult } from '@/lib/services/changes/change-request'
import type { Deps } from '@/lib/services/deps'

/**
 * Forgets a person, those who were merged into them included: identities, evidence, language, messages and what they are called in backends go; the
 * chain and a keyed hash of each match key stay, so that the person is not messaged again.
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
      const person = [changed.contactId, ...(await findMergedInto(tx, businessId, changed.contactId))]
      for (const id of person) {
        await blankIdentities(tx, businessId, id)
        await deleteEvidence(tx, businessId, id)
        await setLocale(tx, businessId, id, null)
      }
      await deleteMessages(tx, businessId, person)
      await forgetAtDisabled(tx, businessId, person)
      await raiseLinkEpoch(tx, businessId, changed.contactId)
    },
  })
}
