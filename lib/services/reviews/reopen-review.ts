import type { Tx } from '@/db/client'
import { lockReview, markOpen, type StoredReview } from '@/db/queries/reviews/review-list'
import { tookEffect } from '@/lib/consent/took-effect'
import { effectsOf, readLine } from '@/lib/ledger/line'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import { UNDO_MS } from '@/lib/services/page/undo-change'
import { takeBackWithin } from '@/lib/services/records/take-back-change'
import { readDecided } from './decided-line'

export type ReopenedReview =
  /** `changeId` is the line that takes the refusal back; null if the decision had changed nothing. */
  | { outcome: 'reopened'; changeId: string | null }
  /** Nobody has decided it, or somebody opened it again already. */
  | { outcome: 'unchanged' }
  /** The hour is over, or something newer holds for the person. Nothing was changed. */
  | { outcome: 'too_late' }
  /** Two contacts were merged, or a number was given to its new holder: no later line can take that back. */
  | { outcome: 'cannot_be_undone' }
  | { outcome: 'unknown_review' }
  | NotAllowed

/**
 * Takes back the decision of a review, within an hour. A refusal that it recorded is taken back by a new line of the
 * ledger, while it still holds. The review waits again. All of it is one transaction.
 */
export async function reopenReview(deps: Deps, caller: Caller, reviewId: string): Promise<ReopenedReview> {
  const { businessId } = caller
  const result = await inBusinessFor(deps, caller, 'reviews.resolve', async (tx): Promise<ReopenedReview> => {
    const review = await lockReview(tx, businessId, reviewId)
    if (!review) return { outcome: 'unknown_review' }
    if (review.resolvedAt === null) return { outcome: 'unchanged' }
    if (isForGood(review)) return { outcome: 'cannot_be_undone' }
    if (deps.clock.now() - review.resolvedAt >= UNDO_MS) return { outcome: 'too_late' }
    const taken = review.decision?.['as'] === 'refusal' ? await takeBack(deps, tx, caller, reviewId) : null
    if (taken?.outcome === 'too_late') return taken
    await markOpen(tx, businessId, reviewId)
    await recordAudit(deps, tx, caller, {
      action: 'review.reopened',
      subject: { kind: 'review', id: reviewId },
      changes: { kind: review.kind, was: review.decision?.['as'], change: taken?.changeId ?? null },
    })
    return { outcome: 'reopened', changeId: taken?.changeId ?? null }
  })
  if (result.outcome === 'reopened') deps.wakeSync(businessId)
  return result
}

/** Returns whether a decision did what no later line can take back. */
export function isForGood({ kind, decision }: Pick<StoredReview, 'kind' | 'decision'>): boolean {
  if (decision?.['as'] === 'new_holder') return true
  return decision?.['as'] === 'same_person' && kind === 'number_held'
}

async function takeBack(
  deps: Deps,
  tx: Tx,
  caller: Caller,
  reviewId: string,
): Promise<{ outcome: 'taken_back'; changeId: string | null } | { outcome: 'too_late' }> {
  const { line } = await readDecided(tx, caller.businessId, reviewId)
  // A refusal that something later kept out, or that repeated what held, has nothing to be taken back.
  const changed = line !== null && effectsOf(readLine(line.payload)).some(tookEffect)
  if (!changed) return { outcome: 'taken_back', changeId: null }
  return takeBackWithin(deps, tx, caller, line.contactId, line.changeId)
}
