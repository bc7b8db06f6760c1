import { changeContact } from '@/lib/services/changes/change-contact'
import type { ChangeResult } from '@/lib/services/changes/change-request'
import type { Deps } from '@/lib/services/deps'
import { type PageVisitor, pageAct } from './page-act'

/** Stops everything that may be stopped. A limited link is enough. */
export async function stopEverything(deps: Deps, visitor: PageVisitor): Promise<ChangeResult> {
  const { link } = visitor
  return changeContact(deps, link.businessId, link.contactId, {
    kind: 'stop',
    ...pageAct(deps, visitor, 'stop', null),
    sourceNumber: link.claims.source,
    say: () => ({ statements: [{ on: 'stop', value: true }] }),
  })
}
