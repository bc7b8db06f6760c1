import { raiseLinkEpoch } from '@/db/queries/contacts/contacts'
import { endIdentities } from '@/db/queries/identities/identities'
import { insertSuppression } from '@/db/queries/identities/suppressions'
import { suppressionHash } from '@/lib/keys'
import { changeContact } from '@/lib/services/changes/change-contact'
import type { ChangeResult } from '@/lib/services/changes/change-request'
import type { Deps } from '@/lib/services/deps'
import { type PageVisitor, pageAct } from './page-act'

/**
 * Records "This is not my number": the phone identity ends, all links become invalid, and other identities stay. When
 * the number comes back it becomes a new contact, who is stopped until they opt in.
 */
export async function releaseNumber(deps: Deps, visitor: PageVisitor): Promise<ChangeResult> {
  const { link } = visitor
  return changeContact(deps, link.businessId, link.contactId, {
    kind: 'release',
    ...pageAct(deps, visitor, 'release', null),
    sourceNumber: link.claims.source,
    say: () => ({ statements: [{ on: 'release' }], reason: 'wrong_person' }),
    async also(tx, changed) {
      const keys = await endIdentities(tx, link.businessId, changed.contactId, 'phone', changed.at)
      for (const key of keys)
        await insertSuppression(tx, link.businessId, suppressionHash(deps.pepper, key), 'released', changed.at)
      await raiseLinkEpoch(tx, link.businessId, changed.contactId)
    },
  })
}
