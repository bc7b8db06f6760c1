import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '@/db/client'
import { lockReview, markResolved } from '@/db/queries/reviews/review-list'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import { type ActedOn, actOnReview } from './act-on-review'
import { openReview } from './open-review'
import { fits, type ReviewDecision } from './review-decision'

export type ResolvedReview =
  /** `changeId` is the change that was recorded; null if the decision changed nothing. */
  | { outcome: 'resolved'; changeId: string | null }
  /** The same was decided before. */
  | { outcome: 'unchanged' }
  /** Another decision was made before. Nothing was changed. */
  | { outcome: 'decided_otherwise'; decision: Record<string, unknown> | null }
  /** The business has no such review, or its time is over. */
  | { outcome: 'unknown_review' }
  /** This decision is not possible for this kind of review. */
  | { outcome: 'not_applicable' }
  | Exclude<ActedOn, { outcome: 'acted' }>
  | NotAllowed

/**
 * Decides a review. What the decision means for a contact is recorded like every other change, by a member, with the
 * review as its evidence. Decision, ledger lines and the entry of the audit log are one transaction. If two members
 * decide at the same time, the second gets the decision of the first.
 */
export async function resolveReview(
  deps: Deps,
  caller: Caller,
  reviewId: string,
  decision: ReviewDecision,
): Promise<ResolvedReview> {
  const result = await inBusinessFor(deps, caller, 'reviews.resolve', (tx) =>
    resolveWithin(deps, tx, caller, reviewId, decision),
  )
  if (result.outcome === 'resolved') deps.wakeSync(caller.businessId)
  return result
}

async function resolveWithin(
  deps: Deps,
  tx: Tx,
  caller: Caller,
  reviewId: string,
  decision: ReviewDecision,
): Promise<ResolvedReview> {
  const { businessId } = caller
  const memberId = caller.kind === 'member' ? caller.memberId : null
  const row = await lockReview(tx, businessId, reviewId)
  if (!row) return { outcome: 'unknown_review' }
  if (row.resolvedAt !== null)
    return isDeepStrictEqual(row.decision, kept(decision))
      ? { outcome: 'unchanged' }
      : { outcome: 'decided_otherwise', decision: row.decision }
  if (!fits(row.kind, decision)) return { outcome: 'not_applicable' }
  const review = { ...row, body: openReview(deps, row) }
  const acted = await actOnReview(deps, tx, { businessId, memberId }, review, decision)
  if (acted.outcome !== 'acted') return acted
  await markResolved(tx, businessId, reviewId, { decision: kept(decision), memberId, now: deps.clock.now() })
  const { contactId: _, ...recorded } = kept(decision)
  await recordAudit(deps, tx, caller, {
    action: 'review.resolved',
    subject: { kind: 'review', id: reviewId },
    changes: { kind: row.kind, ...recorded, change: acted.changeId },
  })
  return { outcome: 'resolved', changeId: acted.changeId }
}

/** Returns a decision in the form in which it is stored. */
const kept = (decision: ReviewDecision): Record<string, unknown> =>
  JSON.parse(JSON.stringify(decision)) as Record<string, unknown>
