import { changeContact } from '@/lib/services/changes/change-contact'
import type { ChangeResult } from '@/lib/services/changes/change-request'
import { numberRelease } from '@/lib/services/contacts/number-release'
import type { Deps } from '@/lib/services/deps'
import { type PageVisitor, pageAct } from './page-act'

/** Records "This is not my number" (number-release.ts). */
export async function releaseNumber(deps: Deps, visitor: PageVisitor): Promise<ChangeResult> {
  const { link } = visitor
  return changeContact(deps, link.businessId, link.contactId, {
    ...pageAct(deps, visitor, 'release', null),
    ...numberRelease(deps, link.businessId),
    sourceNumber: link.claims.source,
  })
}
