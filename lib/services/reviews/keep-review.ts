import type { Tx } from '@/db/client'
import { insertReview, type NewReview } from '@/db/queries/reviews/reviews'
import type { Deps } from '@/lib/services/deps'

/** How long a review waits for somebody of the business, in milliseconds, whatever it is about. */
const KEPT_MS = 90 * 86_400_000

/**
 * Keeps a matter for somebody of the business to judge, for 90 days: the one way in which a review is made. Returns
 * whether the matter is new; the same `dedupeKey` is kept once.
 */
export function keepReview(
  { keys, clock }: Pick<Deps, 'keys' | 'clock'>,
  tx: Tx,
  review: Omit<NewReview, 'now' | 'keepUntil'>,
): Promise<boolean> {
  const now = clock.now()
  return insertReview(tx, keys, { ...review, now, keepUntil: now + KEPT_MS })
}
