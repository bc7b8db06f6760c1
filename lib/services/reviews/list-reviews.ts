import { listReviewRows, type ReviewPlace, type StoredReview } from '@/db/queries/reviews/review-list'
import type { ReviewKind } from '@/db/queries/reviews/reviews'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { openReview } from './open-review'

export type { ReviewKind, ReviewPlace }

const MOST_AT_ONCE = 200

export type ListedReview = Omit<StoredReview, 'body'> & {
  /** What a person must see to judge it; null if its key was destroyed. */
  body: Record<string, unknown> | null
}

export interface ReviewPage {
  outcome: 'read'
  /** Those that are open first; within each group the oldest first. */
  reviews: ListedReview[]
  /** Where the next page begins; null at the end. */
  next: ReviewPlace | null
}

/** Returns a page of the reviews that are open, and after them those that were decided; `limit` is 200 at most. */
export async function listReviews(
  deps: Deps,
  caller: Caller,
  { kind = null, after = null, limit }: { kind?: ReviewKind | null; after?: ReviewPlace | null; limit: number },
): Promise<ReviewPage | NotAllowed> {
  const most = Math.max(1, Math.min(limit, MOST_AT_ONCE))
  const page = { kind, after, limit: most + 1 }
  const rows = await inBusinessFor(deps, caller, 'reviews.read', (tx) => listReviewRows(tx, caller.businessId, page))
  if ('outcome' in rows) return rows
  const reviews = rows.slice(0, most).map((row) => ({ ...row, body: openReview(deps, row) }))
  const last = reviews.at(-1)
  const next =
    rows.length > most && last ? { resolved: last.resolvedAt !== null, createdAt: last.createdAt, id: last.id } : null
  return { outcome: 'read', reviews, next }
}
