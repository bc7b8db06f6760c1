import { applyChange } from '@/lib/consent/change'
import { nextOwnTime, occurredAt } from '@/lib/consent/time'
import type { Change, ContactState, Effect } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { newSalt, sealEvidence } from '@/lib/ledger/evidence'
import type { ChangeContent, ChangeRequest, Locked } from './change-request'

/** What is personal about a change, before it is encrypted, and the digest that stays of it in the ledger. */
interface Proof {
  salt: Buffer
  text: string
  digest: string
}

/** What a request comes to, for a contact as it is under its lock. */
export interface AppliedRequest {
  content: ChangeContent
  change: Change
  proof: Proof | null
  after: ContactState
  effects: readonly Effect[]
}

/**
 * Makes the change that a request is and applies it. Its evidence is sealed first: that there is one makes a repeated
 * Yes a renewal. Returns null when the change does nothing. Writes nothing.
 */
export function applyRequest(request: ChangeRequest, locked: Locked, content: ChangeContent): AppliedRequest | null {
  const { claimedAt } = request
  const { at, cut } =
    claimedAt === undefined
      ? { at: nextOwnTime(locked.now, locked.row.lastOwnAt), cut: false }
      : occurredAt(claimedAt, locked.now)
  // Of a person who was erased nothing personal is kept again, also from a page that was still open. A time that was
  // cut is kept.
  const evidence = locked.state.erasedAt === null ? (evidenceOf(request) ?? (cut ? {} : null)) : null
  const isOtherTime = claimedAt !== undefined && claimedAt !== at
  const proof = evidence && seal(isOtherTime ? { ...evidence, claimedAt: new Date(claimedAt).toISOString() } : evidence)
  const change: Change = {
    id: newId(),
    kind: request.kind,
    at,
    actor: request.actor,
    method: request.method,
    notice: content.notice ?? null,
    evidence: proof?.digest ?? null,
    proven: request.proven ?? false,
    statements: content.statements,
  }
  const { after, effects } = applyChange(locked.state, change)
  return content.always || effects.length > 0 ? { content, change, proof, after, effects } : null
}

/** Returns what proves a change, and which member made it; null: nothing. */
function evidenceOf({ evidence = null, memberId = null }: ChangeRequest): Record<string, unknown> | null {
  return memberId === null ? evidence : { ...evidence, member: memberId }
}

function seal(body: Record<string, unknown>): Proof {
  const salt = newSalt()
  return { salt, text: JSON.stringify(body), digest: sealEvidence(body, salt) }
}
