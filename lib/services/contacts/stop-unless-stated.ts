import type { Tx } from '@/db/client'
import { changeWithin } from '@/lib/services/changes/change-within'
import type { Deps } from '@/lib/services/deps'

/**
 * Stops a contact that has neither stopped nor returned before, because it is known by something that was released or
 * erased. Returns whether it did.
 */
export async function stopUnlessStated(deps: Deps, tx: Tx, businessId: string, contactId: string): Promise<boolean> {
  const { outcome } = await changeWithin(deps, tx, businessId, contactId, {
    kind: 'stop',
    actor: 'system',
    method: 'reconcile',
    say: ({ state }) => (state.stop ? null : { statements: [{ on: 'stop', value: true }] }),
  })
  return outcome === 'recorded'
}
