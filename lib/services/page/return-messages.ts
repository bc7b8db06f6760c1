import { changeContact } from '@/lib/services/changes/change-contact'
import type { ChangeResult } from '@/lib/services/changes/change-request'
import type { Deps } from '@/lib/services/deps'
import { type PageActor, pageAct } from './page-act'

/** Takes a stop back: each topic is what it was just before, never more. */
export async function returnMessages(deps: Deps, actor: PageActor): Promise<ChangeResult> {
  const { link } = actor
  return changeContact(deps, link.businessId, link.contactId, {
    kind: 'return',
    ...pageAct(deps, actor, 'return', null),
    sourceNumber: link.claims.source,
    say: ({ state }) => (state.stop?.on ? { statements: [{ on: 'stop', value: false }] } : null),
  })
}
