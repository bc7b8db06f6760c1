import type { Instant } from '@/lib/consent/types'
import { rotateWebhookSecret } from '@/lib/services/backends/rotate-webhook-secret'
import type { MemberCaller } from '@/lib/services/callers/caller'
import type { NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { saveDraft } from './drafts'

export type RotatedAndKept =
  /** `previousUntil`: until when messages are also signed with the secret before. */
  | { outcome: 'rotated'; previousUntil: Instant }
  /** The business has no such backend, or it is no webhook. */
  | { outcome: 'no_webhook' }
  | NotAllowed

/**
 * Gives a webhook a new secret, which is kept for the member, in the same transaction, until they have copied it: a
 * page that is lost on the way to them loses no secret.
 */
export async function rotateAndKeep(deps: Deps, caller: MemberCaller, backendId: string): Promise<RotatedAndKept> {
  const rotated = await rotateWebhookSecret(deps, caller, backendId, {
    within: (tx, { secret, previousUntil }) =>
      saveDraft(deps, tx, caller, 'rotation', { state: { backendId, previousUntil }, secret }),
  })
  return rotated.outcome === 'rotated' ? { outcome: 'rotated', previousUntil: rotated.previousUntil } : rotated
}
