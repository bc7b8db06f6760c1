import { applyChange } from '@/lib/consent/change'
import { nextOwnTime, occurredAt } from '@/lib/consent/time'
import type { Change, ContactState, Effect } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import type { ChangeContent, ChangeRequest, Locked } from './change-request'
import { type SealedEvidence, sealedEvidence } from './evidence-row'

/** The result of applying a request to a contact under its lock. */
export interface AppliedRequest {
  content: ChangeContent
  change: Change
  sealed: SealedEvidence | null
  after: ContactState
  effects: readonly Effect[]
}

/**
 * Makes the change that a request describes and applies it in memory. The evidence is sealed first, because a repeated
 * Yes counts as a renewal only if it has evidence. Returns null when the change does nothing. Writes nothing to the
 * database.
 */
export function applyRequest(request: ChangeRequest, locked: Locked, content: ChangeContent): AppliedRequest | null {
  const { claimedAt } = request
  const { at: happened, cut } =
    claimedAt === undefined
      ? { at: nextOwnTime(locked.now, locked.row.lastOwnAt), cut: false }
      : occurredAt(claimedAt, locked.now)
  const at = Math.max(happened, content.notBefore ?? 0)
  // Nothing personal is kept again of a person who was erased, even if it comes from a page that was still open. An
  // empty evidence is kept if the claimed time was cut, because it holds that time.
  const evidence = locked.state.erasedAt === null ? (evidenceOf(request, content) ?? (cut ? {} : null)) : null
  const isOtherTime = claimedAt !== undefined && claimedAt !== at
  const sealed =
    evidence && sealedEvidence(isOtherTime ? { ...evidence, claimedAt: new Date(claimedAt).toISOString() } : evidence)
  const change: Change = {
    id: request.id ?? newId(),
    kind: request.kind,
    at,
    actor: request.actor,
    method: request.method,
    notice: content.notice ?? null,
    evidence: sealed?.digest ?? null,
    proven: request.proven ?? false,
    statements: content.statements,
  }
  const { after, effects } = applyChange(locked.state, change)
  return content.always || effects.length > 0 ? { content, change, sealed, after, effects } : null
}

/** Returns the evidence of a change, with the member who made it; null if there is none. */
function evidenceOf(
  { evidence = null, memberId = null }: ChangeRequest,
  { evidence: more }: ChangeContent,
): Record<string, unknown> | null {
  const whole = more ? { ...evidence, ...more } : evidence
  return memberId === null ? whole : { ...whole, member: memberId }
}
