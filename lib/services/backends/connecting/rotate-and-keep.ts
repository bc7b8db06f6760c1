import { type RotatedWebhookSecret, rotateWebhookSecret } from '@/lib/services/backends/rotate-webhook-secret'
import type { MemberCaller } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { saveDraft } from './drafts'

/**
 * Gives a webhook a new secret, which is kept for the member, in the same transaction, until they have copied it: a
 * page that is lost on the way to them loses no secret.
 */
export async function rotateAndKeep(
  deps: Deps,
  caller: MemberCaller,
  backendId: string,
): Promise<RotatedWebhookSecret> {
  return rotateWebhookSecret(deps, caller, backendId, {
    within: (tx, { secret, previousUntil }) =>
      saveDraft(deps, tx, caller, 'rotation', { state: { backendId, previousUntil }, secret }),
  })
}
