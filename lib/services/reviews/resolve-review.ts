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
  /** `changeId`: the line that was written; null: the decision changed nothing. */
  | { outcome: 'resolved'; changeId: string | null }
  /** It was decided to be the same before. */
  | { outcome: 'unchanged' }
  /** Somebody decided otherwise before. Nothing was changed. */
  | { outcome: 'decided_otherwise'; decision: Record<string, unknown> | null }
  /** None of this business, or its time is over. */
  | { outcome: 'unknown_review' }
  /** Not a decision for this kind of review. */
  | { outcome: 'not_applicable' }
  | Exclude<ActedOn, { outcome: 'acted' }>
  | NotAllowed

/**
 * Decides a review. What follows for what people said is recorded as every other change, by a member, with the review
 * as its evidence; decision, lines and the entry of the audit log are one transaction. Two who decide at once: the
 * second is told what the first decided.
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
  const { contactId: _, ...told } = kept(decision)
  await recordAudit(deps, tx, caller, {
    action: 'review.resolved',
    subject: { kind: 'review', id: reviewId },
    changes: { kind: row.kind, ...told, change: acted.changeId },
  })
  return { outcome: 'resolved', changeId: acted.changeId }
}

/** A decision as it is stored. */
const kept = (decision: ReviewDecision): Record<string, unknown> =>
  JSON.parse(JSON.stringify(decision)) as Record<string, unknown>
