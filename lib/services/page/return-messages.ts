import type { ChangeResult } from '@/lib/services/changes/change-request'
import type { Deps } from '@/lib/services/deps'
import { changeOnPage, type PageVisitor, pageAct } from './page-act'

/** Lifts a stop: each topic is again what it was just before the stop, never more. */
export async function returnMessages(deps: Deps, visitor: PageVisitor): Promise<ChangeResult> {
  return changeOnPage(deps, visitor, {
    kind: 'return',
    ...pageAct(deps, visitor, 'return', null),
    say: ({ state }) => (state.stop?.on ? { statements: [{ on: 'stop', value: false }] } : null),
  })
}
