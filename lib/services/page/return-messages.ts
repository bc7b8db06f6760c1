import { changeContact } from '@/lib/services/changes/change-contact'
import type { ChangeResult } from '@/lib/services/changes/change-request'
import type { Deps } from '@/lib/services/deps'
import { type PageVisitor, pageAct } from './page-act'

/** Lifts a stop: each topic is again what it was just before the stop, never more. */
export async function returnMessages(deps: Deps, visitor: PageVisitor): Promise<ChangeResult> {
  const { link } = visitor
  return changeContact(deps, link.businessId, link.contactId, {
    kind: 'return',
    ...pageAct(deps, visitor, 'return', null),
    sourceNumber: link.claims.source,
    say: ({ state }) => (state.stop?.on ? { statements: [{ on: 'stop', value: false }] } : null),
  })
}
